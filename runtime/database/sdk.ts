import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";

/**
 * The SDK's client as it comes, but for a limit to what a try may take, which it does not have. In a
 * container's bundle it is another copy of the SDK than the app's: its errors are told by their names.
 */
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
