import { LIMITS as lambda } from "../local/functions/limits";
import { LIMITS as gateway } from "../local/gateway/limits";
import { defaults } from "../settings/defaults";

const MB = 1024 * 1024;

/** From where on something is reported. Bytes and milliseconds, unless the name says otherwise. */
export const limits = {
  /** How long a function may take to start. */
  startMs: lambda.initMs as number,
  /** How long API Gateway waits. */
  gatewayMs: gateway.integrationTimeoutMs as number,
  /** An answer of a function. */
  answerBytes: lambda.responseBytes as number,
  /** An event of a function: the request's body and what is told with it. */
  eventBytes: lambda.eventBytes as number,
  /** An answer of a function behind a load balancer. */
  balancerAnswerBytes: MB,
  requestBytes: gateway.bodyBytes as number,
  headBytes: gateway.headBytes as number,
  functionMemoryMb: defaults.functionMemory as number,
  containerMemoryMb: defaults.containerMemory as number,
  /** https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
  zipBytes: 50 * MB,
  unzippedBytes: 250 * MB,
  environmentBytes: 4 * 1024,
  /** One turn of the event loop, in which nobody else is served. */
  turnMs: 50,
  /** Bytes that come so long after the first ones were sent on purpose: a stream. */
  streamMs: 150,
  /** How long a stream is listened to. */
  listenMs: 1_200,
  /** How long it is waited for what is done after an answer. */
  afterMs: 1_300,
  /** How long it is loaded for its memory. */
  loadMs: 1_000,
  /** How many routes' reads are compared after each write. */
  reads: 30,
} as const;

export type Limits = { readonly [Name in keyof typeof limits]: number };
