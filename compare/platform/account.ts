import { GetAccountSettingsCommand, LambdaClient } from "@aws-sdk/client-lambda";

/**
 * How many function instances the account lets run at once in a region; undefined where the environment
 * has no credentials that may ask it.
 */
export async function accountConcurrency(
  region: string | undefined,
  lambda: Pick<LambdaClient, "send"> = new LambdaClient(region === undefined ? {} : { region }),
): Promise<number | undefined> {
  try {
    const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand());
    return AccountLimit?.UnreservedConcurrentExecutions ?? AccountLimit?.ConcurrentExecutions;
  } catch {
    return undefined;
  }
}
