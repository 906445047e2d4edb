import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { account, accountId, type Deployed, roleName } from "./deployed";

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** What a function or a task gets from AWS: credentials of its role that end by themselves. */
export async function credentialsOf(deployed: Deployed, role: string): Promise<RoleCredentials> {
  const client = new STSClient(account(deployed));
  const RoleArn = `arn:aws:iam::${accountId}:role/${roleName(role)}`;
  const query = new AssumeRoleCommand({ RoleArn, RoleSessionName: "test" });
  const { Credentials: given } = await client.send(query);
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken) {
    throw new Error(`AWS gave no credentials for ${role}`);
  }
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
  };
}

/** The same, as environment variables. */
export function asEnvironment(credentials: RoleCredentials): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  };
}
