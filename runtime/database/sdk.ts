import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { fromHttp } from "@aws-sdk/credential-provider-http";
import type { Credentials } from "./signing";

/** The SDK's client as it comes, but for a limit to what a try may take, which it does not have. */
export function sdkClient(
  options: DynamoDBClientConfig,
  limitMs: number,
  _why: string,
): DynamoDBClient {
  return new DynamoDBClient({
    requestHandler: {
      connectionTimeout: limitMs,
      requestTimeout: limitMs,
      socketTimeout: limitMs,
      // Without it a call that gets no answer is only warned about, and hangs for good.
      throwOnRequestTimeout: true,
    },
    ...options,
  });
}

/** The credentials of a container's task. */
export const containerCredentials: Credentials = () => fromHttp()();
