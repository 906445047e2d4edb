/**
 * `compare.json`: what one comparison measured, complete enough to be merged with others and drawn
 * again. Only measurements stand in it: quantiles, differences, verdict and cost are derived from it
 * each time (`findings.ts`), so that a merged or older file gets today's wording.
 *
 * Times are milliseconds unless a name says otherwise; histograms as in `stats/histogram.ts`.
 */
import * as v from "valibot";
import { backends, temperatures } from "../load/sample";
import { architectures } from "../prices";

/** Raised when a field changes its meaning; files of another version are refused. */
export const version = 1;
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const backend = v.picklist(backends);
const buckets = v.array(v.tuple([time, count]));
const perBackend = <S extends v.GenericSchema>(schema: S) =>
  v.object({ functions: schema, containers: schema });

/** One short stretch of load on both backends, next to each other: warm latencies. */
const steadyBlock = v.object({
  rate: v.number(),
  functions: v.array(time),
  containers: v.array(time),
});

const lag = v.object({ count, p50: time, p99: time, max: time, void: v.boolean() });

/** One segment of the steady state, in the order in which they ran. */
const segment = v.object({
  backend,
  rate: v.number(),
  /** Seconds from the start of the phase. */
  atSeconds: time,
  count,
  errors: count,
  cold: count,
  p50: time,
  max: time,
});

/** Latencies of the steady state: all that share a rate, a backend, a route and a temperature. */
const group = v.object({
  rate: v.number(),
  backend,
  route: v.string(),
  temperature: v.picklist(temperatures),
  latency: buckets,
  service: buckets,
});

/** Where time went, on average; they add up to the mean service time. */
const part = v.object({
  backend,
  temperature: v.picklist(temperatures),
  count,
  network: time,
  front: time,
  startUp: time,
  app: time,
  database: time,
});

const burstRequest = v.object({
  backend,
  size: count,
  latency: time,
  temperature: v.picklist(temperatures),
  initMs: v.optional(time),
});

const second = v.object({
  backend,
  /** Negative before the step. */
  second: v.number(),
  count,
  errors: count,
  cold: count,
  instances: count,
  /** Of successful answers. */
  latency: buckets,
});

const level = v.object({
  backend,
  concurrency: count,
  /** Successful answers in each whole second. */
  perSecond: v.array(count),
  errors: count,
  instances: count,
  /** Service time of successful answers: in a closed loop there is no other. */
  service: buckets,
});

/** What the cost model is fed with. */
const usage = v.object({
  /** The function's own time of warm requests: app and database. */
  billed: buckets,
  /** Start-ups that a request waited for. */
  inits: v.array(time),
  cold: count,
  requests: count,
  requestKib: v.number(),
  responseKib: v.number(),
});

/** What a function and a task are given, as the stack says. */
const sizes = v.object({
  functionGib: v.number(),
  functionArchitecture: v.picklist(architectures),
  taskVcpu: v.number(),
  taskGib: v.number(),
  taskArchitecture: v.picklist(architectures),
});

const parityRow = v.object({ what: v.string(), functions: v.string(), containers: v.string() });
const resourceRow = v.object({
  backend: v.picklist([...backends, "both"]),
  type: v.string(),
  count,
});

export const reportSchema = v.object({
  version: v.literal(version),
  /** When it began, ISO 8601. */
  at: v.string(),
  seconds: time,
  /** Emulated: on this machine or a private network, where only shapes mean something. */
  emulated: v.boolean(),
  /** How many runs were merged into it. */
  runs: count,
  plan: v.object({
    profile: v.string(),
    seed: v.number(),
    rates: v.array(v.number()),
    blocks: count,
    segmentSeconds: v.number(),
    aaRate: v.number(),
    stepFrom: v.number(),
    stepTo: v.number(),
    objectiveMs: v.number(),
  }),
  targets: perBackend(v.string()),
  parity: v.array(parityRow),
  resources: v.array(resourceRow),
  lag: v.record(v.string(), lag),
  aa: perBackend(v.array(v.object({ a: v.array(time), b: v.array(time) }))),
  burst: v.array(burstRequest),
  steady: v.object({
    blocks: v.array(steadyBlock),
    groups: v.array(group),
    segments: v.array(segment),
    parts: v.array(part),
  }),
  step: v.array(second),
  saturation: v.array(level),
  usage,
  /** Missing where no synthesized stack was there to be read. */
  sizes: v.optional(sizes),
});

export type Report = v.InferOutput<typeof reportSchema>;
export type Group = v.InferOutput<typeof group>;
export type Segment = v.InferOutput<typeof segment>;
export type Part = v.InferOutput<typeof part>;
export type BurstRequest = v.InferOutput<typeof burstRequest>;
export type StepSecond = v.InferOutput<typeof second>;
export type Level = v.InferOutput<typeof level>;
export type Sizes = v.InferOutput<typeof sizes>;
export type Usage = v.InferOutput<typeof usage>;
export type ParityRow = v.InferOutput<typeof parityRow>;
export type ResourceRow = v.InferOutput<typeof resourceRow>;
export type SteadyBlock = v.InferOutput<typeof steadyBlock>;

/**
 * Reads the text of a `compare.json`.
 *
 * @throws an error for people: what is wrong with the file, and where.
 */
export function parseReport(text: string): Report {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error("this is not a compare.json: it is not JSON");
  }
  const written = v.safeParse(v.object({ version: v.unknown() }), value);
  if (written.success && written.output.version !== version) {
    throw new Error(
      `this compare.json has version ${String(written.output.version)}; this program reads version ${version}`,
    );
  }
  const result = v.safeParse(reportSchema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`this is not a compare.json: ${v.getDotPath(issue) ?? "it"}: ${issue.message}`);
  }
  return result.output;
}
