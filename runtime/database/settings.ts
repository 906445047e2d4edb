import type { DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import type { AwsCredentialIdentity } from "@smithy/types";
import { type Endpoint, parseEndpoint, regionalEndpoint } from "./endpoint";

export type Environment = Readonly<Record<string, string | undefined>>;

/** All that a client needs to know, found once. */
export interface LeanSettings {
  readonly region: string;
  endpointOf(operation: string): Endpoint;
  /** undefined: the container's. */
  readonly credentials: AwsCredentialIdentity | (() => Promise<AwsCredentialIdentity>) | undefined;
}

/** Options of the SDK's client that the lean one knows. */
const KNOWN = new Set([
  ...["region", "endpoint", "credentials", "maxAttempts", "retryMode", "retryStrategy"],
  ...["logger", "requestHandler", "customUserAgent", "cacheMiddleware"],
]);

/** Variables that ask for what only the SDK's own client does. */
const FOREIGN = [
  ...["AWS_PROFILE", "AWS_USE_FIPS_ENDPOINT", "AWS_USE_DUALSTACK_ENDPOINT"],
  ...["AWS_DISABLE_CLOCK_SKEW_CORRECTION", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "AWS_ACCOUNT_ID"],
];

/**
 * What a client needs, from its options and the environment alone, as both platforms give it.
 *
 * @returns a text: why only the SDK's own client will do
 */
export function leanSettings(
  options: DynamoDBClientConfig,
  environment: Environment,
): LeanSettings | string {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const unknown = given.find(([name]) => !KNOWN.has(name));
  if (unknown) return `the option ${unknown[0]} is given`;
  const { requestHandler } = options;
  if (requestHandler && !("handle" in requestHandler)) {
    return "the option requestHandler is no handler";
  }
  const foreign = FOREIGN.find((name) => environment[name] && environment[name] !== "false");
  if (foreign) return `${foreign} is set`;

  const region = options.region ?? environment.AWS_REGION;
  const url =
    options.endpoint ?? environment.AWS_ENDPOINT_URL_DYNAMODB ?? environment.AWS_ENDPOINT_URL;
  if (url !== undefined && typeof url !== "string") return "the option endpoint is no text";
  // An emulator's may have any name; AWS's own is part of the endpoint's.
  const named = url ? /^[\w-]+$/ : /^[a-z]{2,4}(-[a-z]+)+-\d+$/;
  if (typeof region !== "string" || !named.test(region)) {
    return "neither the option region nor AWS_REGION names one";
  }
  const credentials = credentialsFrom(options, environment);
  if (typeof credentials === "string") return credentials;
  return { region, endpointOf: endpoints(region, url || undefined), ...credentials };
}

/** The search of vectors has an endpoint of its own. */
function endpoints(region: string, url: string | undefined): LeanSettings["endpointOf"] {
  const usual = url === undefined ? regionalEndpoint(region, "dynamodb") : parseEndpoint(url);
  const search = url === undefined ? regionalEndpoint(region, "search-dynamodb") : usual;
  return (operation) => (operation === "SearchVectors" ? search : usual);
}

function credentialsFrom(
  { credentials }: DynamoDBClientConfig,
  environment: Environment,
): Pick<LeanSettings, "credentials"> | string {
  if (credentials) return { credentials: credentials as LeanSettings["credentials"] };
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    AWS_CREDENTIAL_EXPIRATION: expires,
  } = environment;
  if (accessKeyId && secretAccessKey) {
    if (expires) return "AWS_CREDENTIAL_EXPIRATION is set";
    return {
      credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
    };
  }
  const ofContainer =
    environment.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI ??
    environment.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  return ofContainer
    ? { credentials: undefined }
    : "the environment has neither credentials nor a container's way to them";
}
