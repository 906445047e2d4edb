import { backends } from "../load/sample";
import type { Objective } from "../record/objective";
import type { ObjectiveVerdict, Range, RateVerdict } from "../record/verdict";
import { milliseconds, percent, plain } from "./format";
import type { Labels } from "./names";

/**
 * Each objective at each rate on each side. A quantile at which requests failed is beyond every bound;
 * what is not known is not met.
 */
export const objectivesOf = (
  objectives: readonly Objective[],
  rates: readonly RateVerdict[],
): ObjectiveVerdict[] =>
  objectives.flatMap(({ measure, below }) =>
    rates.flatMap(({ rate, claims, cold }) =>
      backends.map((backend): ObjectiveVerdict => {
        const claim = claims.find((each) => each.measure === measure);
        const told: Range | null = cold[backend];
        const value = (measure === "cold" ? told?.value : claim?.[backend]) ?? null;
        return { measure, below, rate, backend, value, met: value !== null && value < below };
      }),
    ),
  );

/** One line for each objective: passed, or where it failed. */
export function objectiveSentences(found: readonly ObjectiveVerdict[], labels: Labels): string[] {
  const lines = new Map<string, ObjectiveVerdict[]>();
  for (const each of found) {
    const name = `${each.measure} below ${exactly(each, each.below)}`;
    lines.set(name, [...(lines.get(name) ?? []), each]);
  }
  return [...lines].map(([name, all]) => {
    const failed = all
      .filter(({ met }) => !met)
      .map(
        (each) =>
          `${labels[each.backend]} ${each.value === null ? unknown(each) : valueIn(each, each.value)} at ${plain(each.rate)} a second`,
      );
    return `Objective ${name}: ${failed.length === 0 ? "passed" : `FAILED: ${failed.join(", ")}`}.`;
  });
}

const unknown = ({ measure }: ObjectiveVerdict): string =>
  measure === "cold" ? "not told" : "no answer";

const isShare = ({ measure }: ObjectiveVerdict): boolean =>
  measure === "errors" || measure === "cold";

/** All digits of a bound: two that differ by little are two. */
const exactly = (objective: ObjectiveVerdict, value: number): string =>
  isShare(objective) ? `${Number((value * 100).toPrecision(12))} %` : `${value} ms`;

/** As everywhere, unless it could not be told from the bound then. */
function valueIn(objective: ObjectiveVerdict, value: number): string {
  const say = isShare(objective) ? percent : milliseconds;
  const { below } = objective;
  return say(value) === say(below) ? exactly(objective, value) : say(value);
}
