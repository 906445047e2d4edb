import type { ManifestInput } from "../../runtime/app";
import { readSettings } from "../../settings";
import { manifestOf } from "../modules/manifest-of";

/** A key that is long enough. */
export const key = "0123456789abcdef01234567";

/** An app that is not the one that comes along. */
export const shop = {
  name: "shop",
  keys: { SHOP_KEY: { protects: "Orders", without: "Anybody may order" } },
} as const satisfies ManifestInput;

type Variables = Readonly<Record<string, string>>;

export const settingsOf = (
  env: Variables,
  context: Readonly<Record<string, unknown>> = {},
  app: ManifestInput = shop,
) => readSettings(env, context, manifestOf(app));

/** What is wrong with these settings, a line each; nothing where they are taken. */
export function problemsOf(...settings: Parameters<typeof settingsOf>): string[] {
  try {
    settingsOf(...settings);
  } catch (error) {
    return (error as Error).message.split("\n  - ").slice(1);
  }
  return [];
}
