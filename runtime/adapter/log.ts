import { logWriter } from "../app/log-writer";
import type { Exchange } from "./exchange";

/** One line a request. Nothing of the input is in it but the method and which route it took. */
export interface LogLine {
  readonly time: string;
  readonly level: "info" | "warn" | "error";
  readonly requestId: string;
  readonly method: string;
  /** The route's template; null where none matched. */
  readonly route: string | null;
  readonly status: number;
  readonly ms: number;
  readonly backend: string;
  readonly instance: string;
  readonly cold: boolean;
  /** How many requests this line stands for, where they were too many to be answered. */
  readonly refused?: number;
  /** What went wrong inside, for 5xx only. */
  readonly error?: string;
}

export type Log = (line: LogLine) => void;

/**
 * @param route the template of the app's route that took the request, where one did
 * @param error what the app failed by, where it says so; shown for 5xx only
 */
export function toLogLine(
  exchange: Exchange,
  requestId: string,
  route: string | undefined,
  status: number,
  error?: unknown,
): LogLine {
  const line: LogLine = {
    time: timeText(),
    level: status >= 500 ? "error" : status === 429 || status === 401 ? "warn" : "info",
    requestId,
    method: exchange.method,
    route: route ?? null,
    status,
    ms: Math.round(exchange.elapsedMs() * 10) / 10,
    backend: exchange.instance.backend,
    instance: exchange.instance.id,
    cold: exchange.sequence === 1,
  };
  // Added, not spread: a spread costs each line, and few have an error.
  if (status >= 500 && error !== undefined) return Object.assign(line, { error: describe(error) });
  return line;
}

let at = Number.NaN;
let text = "";

/** Now, as ISO writes it: written once a millisecond, since under load many requests end in one. */
function timeText(): string {
  const now = Date.now();
  if (now !== at) {
    at = now;
    text = new Date(now).toISOString();
  }
  return text;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\ncaused by ${describe(error.cause)}`;
}

/** Straight to standard output: Lambda puts a prefix of its own before what `console.log` writes. */
export const logToStdout: Log = (line) => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/**
 * The same, once in a turn of the event loop. Not for a function, which is frozen once it has answered.
 */
export function logByTurns(): Log {
  const write = logWriter((text) => process.stdout.write(text));
  return (line) => write(JSON.stringify(line));
}
