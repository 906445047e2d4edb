/** Who answered a call and where the time went, in milliseconds; unknown parts are left out. */
export interface Answerer {
  /** `functions` or `containers`, as the app says itself. */
  readonly backend?: string;
  readonly instance?: string;
  /** Whether this was the instance's first request. */
  readonly cold?: boolean;
  /** How long the instance took to start. */
  readonly initMs?: number;
  /** Spent in the app, without the database. */
  readonly appMs?: number;
  readonly databaseMs?: number;
}

/** Reads the headers that the app puts on each answer. One made by a gateway has none of them. */
export function readAnswerer(headers: Pick<Headers, "get">): Answerer {
  const sequence = readNumber(headers.get("x-instance-seq"));
  const durations = readServerTiming(headers.get("server-timing"));
  return {
    ...given("backend", headers.get("x-backend") ?? undefined),
    ...given("instance", headers.get("x-instance-id") ?? undefined),
    ...given("cold", sequence === undefined ? undefined : sequence === 1),
    ...given("initMs", readNumber(headers.get("x-init-ms"))),
    ...given("appMs", durations.get("app")),
    ...given("databaseMs", durations.get("db")),
  };
}

/** Metric name to milliseconds: `app;dur=1.5, db;dur=3` has `app` and `db`. */
export function readServerTiming(header: string | null): ReadonlyMap<string, number> {
  const durations = new Map<string, number>();
  for (const metric of (header ?? "").split(",")) {
    const [name = "", ...params] = metric.split(";").map((part) => part.trim());
    const duration = params.find((param) => param.startsWith("dur="));
    const ms = readNumber(duration?.slice("dur=".length) ?? null);
    if (name && ms !== undefined) durations.set(name, ms);
  }
  return durations;
}

/** What is left of a call's time for the network, the gateway and a start; never below 0. */
export function restMs(totalMs: number, { appMs = 0, databaseMs = 0 }: Answerer): number {
  return Math.max(0, totalMs - appMs - databaseMs);
}

function readNumber(text: string | null): number | undefined {
  if (text === null || text.trim() === "") return undefined;
  const number = Number(text);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

function given<Key extends string, Value>(key: Key, value: Value | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value };
}
