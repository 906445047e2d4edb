import type { Report } from "../../../../compare/record/schema";
import type { Claim } from "../../../../compare/record/verdict";
import type { RateDecision } from "../../../../compare/report/findings";
import { exact, milliseconds } from "../../../../compare/report/format";
import { nameOf } from "../../../../compare/report/names";
import { verdictOf } from "../../../../compare/report/verdict";

const words: Readonly<Record<string, string>> = {
  p50: "at the median",
  p95: "at p95",
  p99: "at p99",
};

/**
 * What a short comparison found, in one sentence with its uncertainty, whatever may be claimed from it:
 * its label stands beside it. No quantile is named alone where another says the opposite.
 */
export function findingOf(report: Report, rates: readonly RateDecision[]): string {
  const { labels } = report;
  const judged = {
    aa: { functions: [], containers: [] },
    rates,
  };
  // Drawn as a rehearsal draws it, also where it was emulated.
  const verdict = verdictOf({ ...report, void: [], rehearsal: true }, judged, "look");
  const last = verdict.rates[verdict.rates.length - 1];
  if (!last) return "";
  const latencies = last.claims.filter(({ measure }) => measure !== "errors");
  const sure = latencies.filter(({ better }) => better !== "neither");
  const at = `At ${exact(last.rate)} requests a second`;
  if (sure.length === 0) {
    const withheld = latencies.some((claim) => claim.withheld === "too few blocks");
    if (withheld) return `${at} too little was measured to tell them apart: 40 blocks are needed.`;
    const [median] = latencies;
    return `${at} no difference was found${median ? between(median, labels) : ""}.`;
  }
  const sides = [...new Set(sure.map(({ better }) => better))];
  const said = sides.flatMap((side) => {
    const mine = sure.filter(({ better }) => better === side);
    const [first] = mine;
    if (!first || side === "neither") return [];
    return `${nameOf(labels[side]).name} answered ${by(first)} sooner ${words[first.measure] ?? ""}`;
  });
  return `${at} ${said.join(", but ")}.`;
}

/** "3.1 ms (2.4 to 3.9)". */
function by({ difference }: Claim): string {
  const [value = 0, ...ends] = [difference.value, difference.low, difference.high].map((each) =>
    Math.abs(each ?? Number.POSITIVE_INFINITY),
  );
  const [least = 0, most = 0] = ends.sort((a, b) => a - b);
  return `${milliseconds(value)} (${milliseconds(least)} to ${milliseconds(most)})`;
}

/** Of what was not told apart one end is below 0, the other above. */
function between({ difference: { low, high } }: Claim, labels: Report["labels"]): string {
  if (low === null || high === null) return "";
  const [one, other] = [nameOf(labels.functions).name, nameOf(labels.containers).name];
  return `: the median of ${one} is from ${milliseconds(Math.abs(low))} below that of ${other} to ${milliseconds(Math.abs(high))} above it`;
}
