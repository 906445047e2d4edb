/** Any will do: the local database checks none. */
export const credentials = { accessKeyId: "local", secretAccessKey: "local" };
export const region = "local";

/** What an app needs to find a database on this machine, as on AWS it finds the real one. */
export const databaseEnvironment = (url: string): Record<string, string> => ({
  AWS_REGION: region,
  AWS_ENDPOINT_URL_DYNAMODB: url,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  // Deployed, all runs on Node 22; that the SDK's newest releases want it too is no news here.
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
});
