import type { CostInputs } from "../cost";
import { type BreakEven, breakEven, breakEvenOf } from "../cost/break-even";
import { type CostCase, type Measured, withMeasured, withValue } from "../cost/case";
import { deployedCase, knownRegion, UnknownRegion } from "../cost/deployed-case";
import { type Limit, limitsOf } from "../cost/limits";
import { type MonthlyCost, monthlyCost } from "../cost/monthly";
import { breakEvenInterval, type Range, type Swing, tornado } from "../cost/sensitivity";
import { withSettings } from "../cost/set";
import { type Saturation, saturationOf } from "../phases/saturation";
import type { Steady } from "../phases/steady";
import { shareEffect } from "../phases/steady/groups";
import { type Prices, pricesOf } from "../prices";
import type { Report } from "../record/schema";
import { headerKib, sourceOf } from "../record/usage";
import { meanEstimate } from "../stats/bootstrap";
import { countOf, histogramOf } from "../stats/histogram";
import { meanWithin, timeEffect } from "../stats/mean";
import { clustered } from "../stats/proportion";
import { type Estimate, meanOf } from "../stats/quantiles";
import { seeded } from "../stats/random";
import { regionOf } from "../target";

/** What a case of inputs says. */
export interface CostFindings {
  /** The inputs, and where each of them comes from. */
  readonly cost: CostCase;
  readonly inputs: CostInputs;
  readonly prices: Prices;
  /** Functions against containers. */
  readonly breakEven: BreakEven;
  /** In requests a month, from all that was measured or is assumed. */
  readonly interval: Range;
  /** Lambda Managed Instances against either. */
  readonly managed: {
    readonly functions: BreakEven<"managed", "functions">;
    readonly containers: BreakEven<"managed", "containers">;
  };
  /** The widest first; those at the end move nothing. */
  readonly swings: readonly Swing[];
  /** At the case's traffic. */
  readonly monthly: MonthlyCost;
  readonly limits: readonly Limit[];
}

/** What a case of inputs comes to, by the list prices of its region. */
export function findingsOfCase(cost: CostCase): CostFindings {
  const { inputs } = cost;
  const prices = pricesOf(inputs.region);
  return {
    cost,
    inputs,
    prices,
    breakEven: breakEven(inputs, prices),
    interval: breakEvenInterval(cost, prices),
    managed: {
      functions: breakEvenOf("managed", "functions", inputs, prices),
      containers: breakEvenOf("managed", "containers", inputs, prices),
    },
    swings: tornado(cost, pricesOf),
    monthly: monthlyCost(cost, prices),
    limits: limitsOf(inputs),
  };
}

/** Of a report; undefined where the prices of its region are not known. */
export function costFindings(report: Report): CostFindings | undefined {
  const cost = measuredCase(report);
  return cost instanceof UnknownRegion ? undefined : findingsOfCase(cost);
}

/**
 * What a report's stack decided, what it measured and what was chosen, in the place of what is assumed; where the
 * prices of its region are not known, the error that says so.
 */
export function measuredCase(report: Report): CostCase | UnknownRegion {
  try {
    const measured = Object.entries(measuredValues(report)).reduce(
      (cost, [name, measured]) => withMeasured(cost, name as keyof MeasuredValues, measured),
      placed(deployedCase(report.deployed), report),
    );
    return withSettings(assumedTimes(measured, report), report.settings ?? []);
  } catch (error) {
    if (error instanceof UnknownRegion) return error;
    throw error;
  }
}

/** An address of AWS names its region, whatever stack lies here. */
function placed(cost: CostCase, { targets }: Report): CostCase {
  const named = regionOf(targets.functions) ?? regionOf(targets.containers);
  if (named === undefined) return cost;
  return {
    ...cost,
    inputs: { ...cost.inputs, region: knownRegion(named) },
    sources: { ...cost.sources, region: "stack" },
  };
}

/**
 * Without REPORT lines what is billed is not known: the app's own time and start-up stand for it, as
 * what is assumed and may be off.
 */
function assumedTimes(cost: CostCase, { usage }: Report): CostCase {
  if (usage === undefined || sourceOf(usage) !== "the answers") return cost;
  const [warm, init] = [meanOf(usage.billed) / 1000, meanOf(histogramOf(usage.inits)) / 1000];
  const timed = warm > 0 ? withValue(cost, "warmSeconds", warm, "assumed") : cost;
  return init > 0 ? withValue(timed, "initSeconds", init, "assumed") : timed;
}

type MeasuredValues = Partial<
  Record<
    | "functionsLogKib"
    | "containersLogKib"
    | "warmSeconds"
    | "coldRate"
    | "initSeconds"
    | "requestsPerSecondPerTask"
    | "responseKib",
    Measured
  >
>;

/** Each with its 95 % interval. */
function measuredValues({ usage, steady, saturation, seed }: Report): MeasuredValues {
  const settings = { random: seeded(seed), confidence: 0.95, resamples: 1000 };
  const told = usage && sourceOf(usage) !== "the answers" ? usage : undefined;
  const inits = (told?.inits ?? []).map((ms) => ms / 1000);
  const together = steady ? shareEffect(steady, "cold", "functions") : 1;
  const capacity = capacityOfTask(saturationOf(saturation ?? [], "containers", seed));
  return {
    ...(told && countOf(told.billed) > 1
      ? { warmSeconds: seconds(meanWithin(told.billed, steady ? warmEffect(steady) : 1)) }
      : {}),
    ...(usage && usage.requests > 0
      ? { coldRate: clustered(usage.cold, usage.requests, together) }
      : {}),
    ...(inits.length >= 2 ? { initSeconds: meanEstimate(inits, settings) } : {}),
    ...(capacity ? { requestsPerSecondPerTask: capacity } : {}),
    ...logSize("functionsLogKib", usage?.functionsLogKib),
    ...logSize("containersLogKib", usage?.containersLogKib),
    ...(usage ? { responseKib: answerSize(usage.responseKib) } : {}),
  };
}

/** Every line was counted, so that it is what it is. */
const logSize = (name: "functionsLogKib" | "containersLogKib", kib: number | undefined) =>
  kib === undefined ? {} : { [name]: { value: kib, low: kib, high: kib } };

/** Bytes were counted; what headers weigh is known to half of it. */
const answerSize = (kib: number): Measured => ({
  value: kib,
  low: Math.max(0, kib - headerKib / 2),
  high: kib + headerKib / 2,
});

const seconds = ({ value, low, high }: Estimate): Measured => ({
  value: value / 1000,
  low: low / 1000,
  high: high / 1000,
});

/**
 * What is billed is told without the moment at which it was, so that the answers' times say how much warm
 * requests go up and down together: at each rate by itself, the worst of them.
 */
const warmEffect = ({ plan, blocks }: Steady): number =>
  Math.max(
    ...plan.rates.map((rate) =>
      timeEffect(
        blocks
          .filter((block) => block.rate === rate)
          // The slowest are taken for the cold ones.
          .map(({ functions: { answered, cold } }) =>
            [...answered].sort((a, b) => a - b).slice(0, answered.length - cold),
          ),
      ),
    ),
    1,
  );

/** Not where something else than the tasks ended the ramp, or nothing did, or nobody tells how many they were. */
function capacityOfTask({ knee, stopped }: Saturation): Measured | undefined {
  const isTheirs = stopped?.stop === "errors" || stopped?.stop === "objective";
  if (!isTheirs || knee === undefined || knee.level.instances === 0) return undefined;
  const { perSecond, level } = knee;
  const of = (value: number): number => value / level.instances;
  return { value: of(perSecond.value), low: of(perSecond.low), high: of(perSecond.high) };
}
