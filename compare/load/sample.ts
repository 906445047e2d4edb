import { type Backend, backends } from "../../runtime/app/backends";
import type { Answer } from "./client";
import { isExpected, type PlannedRequest } from "./request";

/** The two targets of a comparison, by what they mostly are. */
export { type Backend, backends };

/** What the headers of an answer say about who gave it; a field is missing where the header is. */
export interface Server {
  readonly backend?: string;
  readonly instance?: string;
  /** 1 is the instance's first request. */
  readonly sequence?: number;
  /** From the start of the process until it could serve. */
  readonly initMs?: number;
  /** Of an instance's first request: how long it had been ready before. */
  readonly readyAgeMs?: number;
  /** The app's own share, without the database's. */
  readonly appMs?: number;
  readonly databaseMs?: number;
}

/** One request as a client felt it. Milliseconds. */
export interface Sample {
  readonly route: string;
  /** When the schedule meant it to start, from the start of the segment. */
  readonly intendedMs: number;
  /** How much later the generator really started it. */
  readonly lagMs: number;
  /** From its real start until the answer was whole. */
  readonly serviceMs: number;
  /** 0 where no answer came. */
  readonly status: number;
  /** Whether the scenario expects that status: the backend did its work. */
  readonly expected: boolean;
  /** Bytes of the answer's body. */
  readonly bytes: number;
  readonly server: Server;
  /** Where no answer came: why. */
  readonly cause?: string;
}

/** From the *intended* start: a server that stalls makes those wait that come meanwhile. */
export const latencyOf = (sample: Sample): number => sample.lagMs + sample.serviceMs;

/**
 * What the generator saw of one request; its body is not kept.
 *
 * @param looksRight whether its body may be the app's
 */
export const sampleOf = (
  request: PlannedRequest,
  answer: Answer,
  times: Pick<Sample, "intendedMs" | "lagMs" | "serviceMs">,
  looksRight = true,
): Sample => ({
  route: request.route,
  ...times,
  status: answer.status,
  expected: looksRight && isExpected(request, answer),
  bytes: answer.body.byteLength,
  server: answer.server,
  ...(answer.cause === undefined ? {} : { cause: answer.cause }),
});

/**
 * What a request met. `error`: no answer, or one that is not expected; `unknown`: the answer does not
 * say which of an instance's requests it was.
 */
export const temperatures = ["warm", "cold", "started ahead", "unknown", "error"] as const;
export type Temperature = (typeof temperatures)[number];

/**
 * Cold starts are detected, not guessed: the instance says that this was its first request, and that it
 * became ready after the request was sent, so that the request waited for it. One that had been ready
 * for longer was started ahead: nobody waited, however far the client. Where the instance does not say
 * when it was ready, a first request that was quicker than the start-up did not wait for it.
 */
export function temperatureOf(sample: Sample): Temperature {
  if (!sample.expected) return "error";
  const { sequence, initMs, readyAgeMs } = sample.server;
  if (sequence === undefined) return "unknown";
  if (sequence !== 1) return "warm";
  if (readyAgeMs !== undefined) return readyAgeMs > sample.serviceMs ? "started ahead" : "cold";
  return initMs !== undefined && sample.serviceMs < initMs ? "started ahead" : "cold";
}
