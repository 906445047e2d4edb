import {
  DynamoDBClient,
  type DynamoDBClientConfig,
  errorTypeRegistries,
} from "@aws-sdk/client-dynamodb";

/**
 * The SDK's client as it comes, but for a limit to what a try may take, which it does not have.
 *
 * @param errors the classes that it makes its errors of: in a bundle, this is another copy of the SDK than
 *   the app's, which knows errors by its own
 */
export function sdkClient(
  options: DynamoDBClientConfig,
  limitMs: number,
  _why: string,
  errors: typeof errorTypeRegistries,
): DynamoDBClient {
  errorTypeRegistries.splice(0, errorTypeRegistries.length, ...errors);
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
