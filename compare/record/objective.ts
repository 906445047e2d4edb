import * as v from "valibot";

export const objectiveMeasures = ["p50", "p95", "p99", "errors", "cold"] as const;

/** What must hold at every rate on both sides: milliseconds, or a share from 0 to 1. */
export const objectiveSchema = v.object({
  measure: v.picklist(objectiveMeasures),
  below: v.number(),
});
export type Objective = v.InferOutput<typeof objectiveSchema>;

/** Errors and cold starts are told in percent, the others in milliseconds. */
export const isShare = (measure: string | undefined): measure is "errors" | "cold" =>
  measure === "errors" || measure === "cold";

const example = '"p99<250ms,errors<0.1%"';

/**
 * Reads `p99<250ms,errors<0.1%`: quantiles in ms or s, errors and cold starts in percent.
 *
 * @throws an error for people
 */
export function parseObjectives(text: string): Objective[] {
  return text.split(",").map((each) => {
    const [, name = "", digits = "", unit = ""] =
      each.replace(/\s/g, "").match(/^(\w+)<([\d.]+)(ms|s|%)$/) ?? [];
    const measure = objectiveMeasures.find((known) => known === name);
    const share = isShare(measure);
    const below = Number(digits) * ({ ms: 1, s: 1000, "%": 0.01 }[unit] ?? Number.NaN);
    if (
      measure === undefined ||
      share !== (unit === "%") ||
      !(below > 0) ||
      !Number.isFinite(below) ||
      (share && below > 1)
    ) {
      throw new Error(
        `--objective has "${each.trim()}"; it must be like ${example}: one of ${objectiveMeasures.join(", ")}, below milliseconds (ms, s) or, of errors and cold, below percent (%)`,
      );
    }
    return { measure, below };
  });
}
