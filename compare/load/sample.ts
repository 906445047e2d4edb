/** The two ways in which the app is deployed; also the `x-backend` of their answers. */
export const backends = ["functions", "containers"] as const;
export type Backend = (typeof backends)[number];

/** What the headers of an answer say about who gave it; a field is missing where the header is. */
export interface Server {
  readonly backend?: string;
  readonly instance?: string;
  /** 1 is the instance's first request. */
  readonly sequence?: number;
  /** From the start of the process until it could serve. */
  readonly initMs?: number;
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
  /** Bytes of the answer's body. */
  readonly bytes: number;
  readonly server: Server;
}

/** From the *intended* start: a server that stalls makes those wait that come meanwhile. */
export const latencyOf = (sample: Sample): number => sample.lagMs + sample.serviceMs;

/** Whether the backend did its work: no request of the mix asks for what is not there. */
export const succeeded = ({ status }: Pick<Sample, "status">): boolean =>
  status >= 200 && status < 300;

/** What a request met. `error`: no answer, or one that says that it failed. */
export const temperatures = ["warm", "cold", "started ahead", "error"] as const;
export type Temperature = (typeof temperatures)[number];

/**
 * Cold starts are detected, not guessed: the instance says that this was its first request, and the
 * request took at least as long as the start-up. A first request that was quicker than that met an
 * instance which had been started ahead: nobody waited for it.
 */
export function temperatureOf(sample: Sample): Temperature {
  if (!succeeded(sample)) return "error";
  const { sequence, initMs } = sample.server;
  if (sequence !== 1) return "warm";
  return initMs !== undefined && sample.serviceMs < initMs ? "started ahead" : "cold";
}
