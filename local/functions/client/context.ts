import type { Message } from "./messages";

/** The second argument of a handler. */
export interface LambdaContext {
  readonly awsRequestId: string;
  readonly functionName: string | undefined;
  readonly functionVersion: string | undefined;
  readonly invokedFunctionArn: string;
  /** As text, which is how Lambda gives it. */
  readonly memoryLimitInMB: string | undefined;
  readonly logGroupName: string | undefined;
  readonly logStreamName: string | undefined;
  /** Handlers set it for callbacks; there are none here. */
  callbackWaitsForEmptyEventLoop: boolean;
  getRemainingTimeInMillis(): number;
}

/** Of every invocation alike. Read once: the environment is slow to be asked. */
const { env } = process;
const ofFunction = {
  functionName: env.AWS_LAMBDA_FUNCTION_NAME,
  functionVersion: env.AWS_LAMBDA_FUNCTION_VERSION,
  memoryLimitInMB: env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
  logGroupName: env.AWS_LAMBDA_LOG_GROUP_NAME,
  logStreamName: env.AWS_LAMBDA_LOG_STREAM_NAME,
};

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
export function toContext(requestId: string, headers: Message["headers"]): LambdaContext {
  const deadline = Number(headers["lambda-runtime-deadline-ms"]);
  return {
    ...ofFunction,
    awsRequestId: requestId,
    invokedFunctionArn: String(headers["lambda-runtime-invoked-function-arn"]),
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
