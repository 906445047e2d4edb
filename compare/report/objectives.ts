import { backends } from "../load/sample";
import type { ComparedRow } from "../phases/steady/compared";
import { shareEffect, shownQuantiles } from "../phases/steady/groups";
import { isShare, type Objective } from "../record/objective";
import type { Report } from "../record/schema";
import { type ObjectiveVerdict, rangeOf } from "../record/verdict";
import { clustered } from "../stats/proportion";
import type { Estimate } from "../stats/quantiles";
import { quantileAt } from "../stats/resample";
import { exact, milliseconds, percent } from "./format";
import type { Labels } from "./names";
import { notTold } from "./words";

/** Fewer requests do not tell a share: one that failed is more than a percent of them. */
const fewest = 100;

/** What was measured of an objective: open where it is not known, and of how many requests. */
type Measured = Estimate & { readonly requests: number };

const unknown = {
  value: Number.NaN,
  low: Number.NEGATIVE_INFINITY,
  high: Number.POSITIVE_INFINITY,
};

/**
 * Each objective at each rate on each side, by all of its requests. A quantile at which requests failed is
 * beyond every bound; what is not known, or said by too few requests, is not met.
 *
 * @param compared what the report's steady state says of each rate and side
 */
export function objectivesOf(
  { objectives, steady }: Pick<Report, "objectives" | "steady">,
  compared: readonly ComparedRow[],
): ObjectiveVerdict[] {
  return objectives.flatMap((objective) => {
    if (steady === undefined || compared.length === 0) {
      return backends.map((backend) =>
        judged(objective, null, backend, { ...unknown, requests: 0 }),
      );
    }
    return steady.plan.rates.flatMap((rate) =>
      backends.map((backend) => {
        const row = compared.find((each) => each.rate === rate && each.backend === backend);
        return judged(objective, rate, backend, measuredOf(objective, rate, row, steady));
      }),
    );
  });
}

function measuredOf(
  { measure }: Objective,
  rate: number,
  row: ComparedRow | undefined,
  steady: NonNullable<Report["steady"]>,
): Measured {
  if (row === undefined) return { ...unknown, requests: 0 };
  const { backend, count: requests } = row;
  if (measure === "cold") {
    const { of, rate: share } = row.cold;
    return { ...(of === 0 ? unknown : share), requests: of };
  }
  if (measure === "errors") {
    const together = shareEffect(steady, "failed", backend, rate);
    return { ...clustered(row.failed, requests, together), requests };
  }
  const found = row.quantiles.find(({ q }) => q === quantileAt[measure]);
  if (found === undefined) throw new Error(`${measure} is none of ${shownQuantiles.join(", ")}`);
  return { ...unknown, ...found, requests };
}

function judged(
  { measure, below }: Objective,
  rate: number | null,
  backend: ObjectiveVerdict["backend"],
  { requests, ...measured }: Measured,
): ObjectiveVerdict {
  const { value, low, high } = measured;
  const met = requests >= enoughFor(measure) && value < below;
  const sure = met ? high < below : low >= below;
  return { measure, below, rate, backend, requests, ...rangeOf(measured), met, sure };
}

/** So many that at least one lies beyond the quantile, or that a share can be told. */
const enoughFor = (measure: Objective["measure"]): number =>
  isShare(measure) ? fewest : Math.ceil(1 / (1 - quantileAt[measure]) - 1e-9);

/** One line for each objective: passed, or where it failed, and what is not sure of it. */
export function objectiveSentences(found: readonly ObjectiveVerdict[], labels: Labels): string[] {
  const lines = new Map<string, ObjectiveVerdict[]>();
  for (const each of found) {
    const name = `${each.measure} below ${exactly(each, each.below)}`;
    lines.set(name, [...(lines.get(name) ?? []), each]);
  }
  return [...lines].map(([name, all]) => {
    if (all.every(({ rate }) => rate === null)) {
      return `Objective ${name}: FAILED: no rate was measured.`;
    }
    const failed = all.filter(({ met }) => !met);
    const doubtful = all.filter(({ met, sure }) => met && !sure);
    if (failed.length > 0) return `Objective ${name}: FAILED: ${listed(failed, labels)}.`;
    if (doubtful.length === 0) return `Objective ${name}: passed.`;
    return `Objective ${name}: passed as measured, but not for sure: ${listed(doubtful, labels)}.`;
  });
}

const listed = (all: readonly ObjectiveVerdict[], labels: Labels): string =>
  all
    .map((each) => `${labels[each.backend]} ${seenOf(each)} at ${exact(each.rate ?? 0)} a second`)
    .join(", ");

function seenOf(objective: ObjectiveVerdict): string {
  const { measure, value, requests, met, high } = objective;
  if (requests === 0) return measure === "cold" ? notTold : "no requests";
  if (!met && requests < enoughFor(measure)) {
    return `too few requests (${requests}, ${enoughFor(measure)} are needed)`;
  }
  if (value === null) return "no answer";
  if (!met) return valueIn(objective, value);
  const may = high === null ? "no upper bound" : `up to ${valueIn(objective, high)}`;
  return `${valueIn(objective, value)} (${may})`;
}

/** All digits of a bound: two that differ by little are two. */
const exactly = (objective: ObjectiveVerdict, value: number): string =>
  isShare(objective.measure) ? `${Number((value * 100).toPrecision(12))} %` : `${value} ms`;

/** As everywhere, unless it could not be told from the bound then. */
function valueIn(objective: ObjectiveVerdict, value: number): string {
  const say = isShare(objective.measure) ? percent : milliseconds;
  const { below } = objective;
  return say(value) === say(below) ? exactly(objective, value) : say(value);
}
