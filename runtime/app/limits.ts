/** What an app's surroundings on AWS are set to, for all who must agree on it. */

/**
 * What API Gateway takes for the request line and all headers, in bytes.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
 */
export const MAX_HEAD_BYTES = 10_240;

/** How long a container keeps a quiet connection: longer than the load balancer in front of it. */
export const KEEP_ALIVE_MS = 65_000;

/** Where a container answers its health check apart from the app's port, deployed and in Compose. */
export const HEALTH_PORT = 8_081;

/** How long a function may take to start: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtime-environment.html */
export const START_MS = 10_000;
