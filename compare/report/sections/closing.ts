import { lagBoundMs } from "../../load/lag";
import { backends } from "../../load/sample";
import type { Report } from "../../record/schema";
import type { Findings } from "../findings";
import { estimate, milliseconds, plainPercent, quantileName } from "../format";
import { paragraph, plainTable, type Section, table } from "../markup";

export function paritySection(report: Report): Section {
  return {
    title: "Parity sheet",
    body: [
      paragraph(
        "What was equal and what was not. A difference in speed may come from any line that differs.",
      ),
      plainTable(
        ["", ...backends.map((backend) => report.labels[backend])],
        report.parity.map((row) => [row.what, row.functions, row.containers]),
        "words",
      ),
      ...(report.resources.length === 0
        ? []
        : [
            table(
              `Resources in the stack: ${backends.map((backend) => `${countOf(report, backend)} of ${backend}`).join(", ")}, ${countOf(report, "shared")} shared`,
              ["type", "belongs to", "how many"],
              report.resources.map((row) => [row.type, row.backend, String(row.count)]),
            ),
          ]),
    ],
  };
}

const countOf = (report: Report, owner: Report["resources"][number]["backend"]): number =>
  report.resources.filter((row) => row.backend === owner).reduce((sum, row) => sum + row.count, 0);

export function methodSection(report: Report, findings: Findings): Section {
  const { steady, lag, labels, workload } = report;
  return {
    title: "How this was measured",
    body: [
      paragraph(
        "Open loop: requests start when a random schedule (Poisson arrivals) says, whether or not earlier ones were answered, as independent users come. Latency counts from the intended start, so that a stall is felt by everyone who comes meanwhile. Service time counts from the real start.",
      ),
      paragraph(
        `Blocks: short segments of load alternate between the backends in the order A B B A or B A A B, drawn at random, so that a drift of the machine or the network meets both alike. Differences are judged over whole blocks (a bootstrap that draws blocks), ${steady?.plan.blocks ?? 0} for each rate; fewer than 40 give no decision.`,
      ),
      paragraph(
        "A/A check: each backend is first measured against itself. If that shows a difference, nothing else is believed.",
      ),
      paragraph(
        "Intervals: order statistics for a percentile, which assume nothing about the distribution; too few samples give no number. Every interval is a 95 % one by itself. No samples are invented and none are left out: cold starts and failures are counted apart, not dropped.",
      ),
      paragraph(mixSentence(workload)),
      table(
        "The mix of requests",
        ["request", "method", "path", "share"],
        workload.requests.map(({ name, method, path, share }) => [
          name,
          method,
          path,
          plainPercent(share),
        ]),
      ),
      table(
        "The A/A check: each backend against itself",
        ["backend", "percentile", "difference, ms (97.5 % interval)", "comes out as"],
        backends.flatMap((backend) =>
          findings.aa[backend].map((decision) =>
            decision.kind === "too few blocks"
              ? [labels[backend], quantileName(decision.q), "–", decision.kind]
              : [
                  labels[backend],
                  quantileName(decision.by.q),
                  estimate(decision.by.milliseconds),
                  decision.kind === "no difference" ? decision.kind : "a difference: failed",
                ],
          ),
        ),
      ),
      table(
        "The load generator's own lag",
        ["phase", "requests", "p50", "p99", "max"],
        Object.entries(lag).map(([phase, each]) => [
          phase,
          String(each.count),
          milliseconds(each.p50),
          `${milliseconds(each.p99)}${each.void ? ` (over ${lagBoundMs} ms)` : ""}`,
          milliseconds(each.max),
        ]),
      ),
    ],
  };
}

function mixSentence({ requests, replaced }: Report["workload"]): string {
  const mix = requests.map(({ name, share }) => `${name} ${plainPercent(share)}`).join(", ");
  const empty =
    replaced === 0
      ? ""
      : ` ${replaced} times what a request needed was not there at the moment, so that another of the mix was sent.`;
  return `Mix: ${mix}.${empty} What the run made and its teardown removes is removed at its end.`;
}
