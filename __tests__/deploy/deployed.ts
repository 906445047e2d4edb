import type { Deployment } from "./deployment";
import type { Emulator } from "./emulator";
import type { Registry } from "./registry";

/** The account that moto makes up. */
export const accountId = "123456789012";
export const region = "eu-central-1";

/** Roles are shared by all regions of an account, and so their names have the region. */
export const roleName = (name: string): string => `${name}-${region}`;

/** A deployed stack, and where it was deployed to: what the groups of tests share. */
export interface Deployed {
  readonly deployment: Deployment;
  readonly emulator: Emulator;
  /** Where the deploy pushed the image, if it built one. */
  readonly registry?: Registry;
  /** Else the image that it was told to run. */
  readonly image?: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a client of the AWS SDK is made with. */
export function account({ emulator }: Pick<Deployed, "emulator">) {
  return {
    endpoint: emulator.url,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    forcePathStyle: true,
  };
}
