/**
 * `compare.json`: what one comparison measured, complete enough to be merged with others and drawn
 * again. Only measurements are read of it: quantiles, differences, verdict and cost are derived from them
 * each time (`findings.ts`), so that a merged file gets today's wording. The verdict is written beside
 * them for programs (`verdict.ts`). A phase that was not run is not there; values of the environment
 * never are.
 *
 * Times are milliseconds unless a name says otherwise; histograms as in `stats/histogram.ts`.
 */
import * as v from "valibot";
import { assumedCase } from "../cost/case";
import { exampleInputs } from "../cost/inputs";
import { withSettings } from "../cost/set";
import { aaSchema } from "../phases/aa";
import { burstSchema } from "../phases/burst";
import { connectionsSchema } from "../phases/connections";
import { saturationSchema } from "../phases/saturation";
import { steadySchema } from "../phases/steady";
import { stepSchema } from "../phases/step";
import { kinds } from "../target";
import { costInputsSchema } from "./cost-inputs";
import { count, perBackend, time } from "./fields";
import { instancesSchema } from "./instances";
import { limitsSchema } from "./limits";
import { objectiveSchema } from "./objective";
import { usageSchema } from "./usage";

/** Raised when a field changes its meaning; files of another version are refused. */
export const version = 3;

/** How late the generator was in a phase. */
const lag = v.object({ count, p50: time, p99: time, max: time, void: v.boolean() });

/** What of a request of the scenario may be told: its template, not what was put in. */
const workloadRow = v.object({
  name: v.string(),
  method: v.string(),
  path: v.string(),
  /** Its part of all requests, 0 to 1. */
  share: v.number(),
});

const parityRow = v.object({ what: v.string(), functions: v.string(), containers: v.string() });
const resourceRow = v.object({
  backend: v.picklist(["functions", "containers", "shared"]),
  type: v.string(),
  count,
});

/** What is wrong with inputs of the costs, or undefined. */
function settingsProblem(texts: readonly string[]): string | undefined {
  try {
    withSettings(assumedCase(exampleInputs), texts);
  } catch (error) {
    return (error as Error).message;
  }
  return;
}

const settings = v.pipe(
  v.array(v.string()),
  v.rawCheck(({ dataset, addIssue }) => {
    const message = dataset.typed ? settingsProblem(dataset.value) : undefined;
    if (message !== undefined) addIssue({ message });
  }),
);

export const reportSchema = v.object({
  version: v.literal(version),
  /** When it began, ISO 8601. */
  at: v.string(),
  seconds: time,
  /** Emulated: on this machine or a private network, where only shapes mean something. */
  emulated: v.boolean(),
  /** Whether the verdict is drawn of an emulated run too, under that word. */
  rehearsal: v.boolean(),
  /** How many runs were merged into it. */
  runs: count,
  /** One for each of those runs: the same one is not merged twice. */
  ids: v.array(v.string()),
  /** How many placements (new tasks, fresh instances) it met. */
  placements: v.pipe(count, v.maxValue(1_000)),
  /** By which instances; missing where no answer said so. */
  instances: v.optional(instancesSchema),
  /** Why its latencies are not to be believed; empty where they are. */
  void: v.array(v.string()),
  /** What was asked for. */
  objectives: v.array(objectiveSchema),
  /** Inputs of the costs as somebody knows them: `name=value`, as chosen by `--set`. */
  settings: v.optional(settings),
  profile: v.string(),
  seed: v.number(),
  targets: perBackend(v.string()),
  /** What the targets are called. */
  labels: perBackend(v.string()),
  /** What they are. */
  kinds: perBackend(v.picklist(kinds)),
  workload: v.object({
    requests: v.array(workloadRow),
    /** How often a pool was empty, so that another request was sent. */
    replaced: count,
  }),
  parity: v.array(parityRow),
  resources: v.array(resourceRow),
  /** By phase. */
  lag: v.record(v.string(), lag),
  aa: v.optional(aaSchema),
  burst: v.optional(burstSchema),
  steady: v.optional(steadySchema),
  connections: v.optional(connectionsSchema),
  step: v.optional(stepSchema),
  saturation: v.optional(saturationSchema),
  usage: v.optional(usageSchema),
  /** Missing where no synthesized stack was there to be read. */
  deployed: v.optional(costInputsSchema),
  /** What the deployment lets through; missing where nothing says it. */
  limits: v.optional(limitsSchema),
});

export type Report = v.InferOutput<typeof reportSchema>;
export type ParityRow = v.InferOutput<typeof parityRow>;
export type ResourceRow = v.InferOutput<typeof resourceRow>;
export type WorkloadRow = v.InferOutput<typeof workloadRow>;

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
  const written = v.safeParse(v.object({ version: v.number() }), value);
  if (written.success && written.output.version !== version) {
    throw new Error(
      `this compare.json has version ${written.output.version}; this program reads version ${version}: measure again`,
    );
  }
  const result = v.safeParse(reportSchema, value, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    throw new Error(`this is not a compare.json: ${v.getDotPath(issue) ?? "it"}: ${issue.message}`);
  }
  return result.output;
}
