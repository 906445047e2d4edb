import { ways } from "../cost";
import { type Backend, type BreakEven, searched } from "../cost/break-even";
import { mostCrossings } from "../cost/crossings";
import type { InputRow } from "../cost/input-rows";
import type { Limit } from "../cost/limits";
import { managedConditions } from "../cost/managed";
import type { MonthlyCost } from "../cost/monthly";
import { moves, type Swing } from "../cost/sensitivity";
import { sourceOf, type Usage } from "../record/usage";
import type { Estimate } from "../stats/quantiles";
import type { CostFindings } from "./cost-findings";
import { dollars, exact, large, number } from "./format";
import { type Labels, nameOf, usualLabels } from "./names";

export const wayNames = {
  functions: "functions",
  containers: "containers",
  managed: "Lambda Managed Instances",
} as const;

/** Where billed times come from; nothing where nothing was measured. */
export function billedWords(usage: Usage | undefined): string[] {
  if (usage === undefined) return [];
  const source = sourceOf(usage);
  return [
    source === "the answers"
      ? "What was billed is not known: there were no REPORT lines to be read, so that the app's own time and its start-up stand for it, among what is assumed."
      : `What was billed, and what was logged, is from ${source}.`,
  ];
}

/** "$12.30 ($11.00 to $14.10)". */
export const dollarsEstimate = ({ value, low, high }: Estimate): string =>
  `${dollars(value)} (${dollars(low)} to ${dollars(high)})`;

/** What each way costs at the traffic, and which costs less. */
export function monthlyWords(monthly: MonthlyCost): string {
  const each = ways.map((way) => `${wayNames[way]} ${dollarsEstimate(monthly[way])}`).join(", ");
  const { cheaper, difference } = monthly;
  const less = [difference.low, difference.high].map(Math.abs).sort((a, b) => a - b);
  const verdict =
    cheaper === undefined
      ? "between functions and containers the inputs do not decide"
      : `${cheaper} cost ${dollars(less[0] ?? 0)} to ${dollars(less[1] ?? 0)} less than ${cheaper === "functions" ? "containers" : "functions"}`;
  return `A month of ${large(monthly.requests)} requests: ${each}; ${verdict}.`;
}

/** What is searched. */
const everyVolume = `at every volume up to ${large(searched.to)} requests a month`;

/** Where functions and containers cost the same, with all that is uncertain, and how often. */
export function breakEvenWords(
  { breakEven, interval }: CostFindings,
  labels: Labels = usualLabels,
): string {
  const costs = (backend: Backend): string => {
    const { name, verb } = nameOf(labels[backend]);
    return `${name} ${verb("cost", "costs")} less`;
  };
  if (breakEven.kind === "never") {
    return `With these inputs ${costs(breakEven.cheaper)} ${everyVolume}.`;
  }
  const { requestsPerMonth, cheaperBelow, all } = breakEven;
  const other = labels[cheaperBelow === "functions" ? "containers" : "functions"];
  // Where the bills meet again, the other side costs less for a while only.
  const above = all.length === 1 ? "above it" : "just above it";
  return `Below ${large(requestsPerMonth)} requests a month ${costs(cheaperBelow)}, ${above} ${other} (${large(interval.low)} to ${large(interval.high)} with all that was measured or is assumed).${againWords(all)}`;
}

/** How often the bills meet, where that is more than once; else nothing. */
function againWords(all: readonly number[]): string {
  const last = all.at(-1);
  if (all.length === 1 || last === undefined) return "";
  const many =
    all.length >= mostCrossings ? `${mostCrossings} times and more` : `${all.length} times`;
  return ` Each further task is a step up, so the bills meet ${many}; this is the first, the last found is at ${large(last)}.`;
}

/** The third way's break-evens, and what must hold for it. */
export function managedWords(managed: CostFindings["managed"]): string {
  const against = (other: "functions" | "containers", point: BreakEven<"managed", typeof other>) =>
    point.kind === "never"
      ? `${wayNames[point.cheaper]} cost less than ${point.cheaper === "managed" ? other : wayNames.managed} ${everyVolume}`
      : `${wayNames[point.cheaperBelow]} cost less than ${point.cheaperBelow === "managed" ? other : wayNames.managed} below ${large(point.requestsPerMonth)} requests a month`;
  return `${managedConditions} With these inputs ${against("functions", managed.functions)}, and ${against("containers", managed.containers)}.`;
}

/** From where on what is deployed does not carry the load that the bills are for. */
export function limitWords(limits: readonly Limit[]): string[] {
  return limits.map(({ what, set, requestsPerMonth }) => {
    const from = `from ${large(requestsPerMonth)} requests a month on`;
    return what === "throttle"
      ? `The throttle of ${exact(set)} a second refuses requests of the busiest hour ${from}.`
      : `The most tasks, ${exact(set)}, do not answer the busiest hour ${from}.`;
  });
}

/** Which levers move nothing, by name: a reader looks for them. */
export function stillWords(swings: readonly Swing[]): string {
  const still = swings.filter((swing) => !moves(swing)).map(({ label }) => label);
  return still.length === 0
    ? "Every input moves the break-even."
    : `These move nothing: ${still.join("; ")}.`;
}

/** A value with its unit; shares in percent. */
export function inputWords({ value, unit }: Pick<InputRow, "value" | "unit">): string {
  if (typeof value === "string") return value;
  const digits = Number.isInteger(value) ? value.toLocaleString("en-US") : number(value);
  return unit === "" ? digits : `${digits} ${unit}`;
}

/** "assumed, 0.015 to 0.06 s". */
export function sourceWords({ source, range, unit }: InputRow): string {
  if (range === undefined) return source;
  const ends = [range.low, range.high].map((value) => inputWords({ value, unit: "" })).join(" to ");
  return `${source}, ${ends}${unit === "" ? "" : ` ${unit}`}`;
}
