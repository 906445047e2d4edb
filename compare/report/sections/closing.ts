import { lagBoundMs } from "../../load/lag";
import { backends } from "../../load/sample";
import type { Report } from "../../record/schema";
import type { Decision } from "../../stats/decision";
import { connectionSentences } from "../connection-words";
import type { Findings } from "../findings";
import { estimate, milliseconds, percent, percentEstimate, plainPercent } from "../format";
import { paragraph, plainTable, type Section, table } from "../markup";

export function paritySection(report: Report): Section {
  return {
    title: "Parity sheet",
    body: [
      paragraph(
        "What was equal and what was not. A difference in speed may come from any line that differs.",
      ),
      plainTable(
        ["what", ...backends.map((backend) => report.labels[backend])],
        report.parity.map((row) => [row.what, row.functions, row.containers]),
        "words",
      ),
      ...connectionSentences(report).map(paragraph),
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
        `Blocks: ${blocksIn[steady?.plan.order ?? "in turns"]} Both get the same arrivals and the same requests in a block; one rate at a time, in an order that is drawn, each backend warmed up at it. Differences are judged over whole blocks (a bootstrap that draws blocks), ${steady?.plan.blocks ?? 0} for each rate; fewer than 40 give no decision.`,
      ),
      paragraph(
        "What decides: all requests, cold ones too. A failed, timed-out or refused request is slower than any answer. No speed is claimed at a rate where error rates differ or pass 0.1 %. All claims of a report together are false in at most 5 of 100 runs (Holm); a difference that is not beyond both 2 % and 1 ms is said not to matter.",
      ),
      paragraph(
        "A/A check: each backend is first measured against itself, with the same quantiles and the same decision. If that would claim something, nothing else is believed.",
      ),
      paragraph(
        "Intervals come from whole blocks, because slow requests come in clusters. Those of the tables are 95 % ones each by itself; those of the verdict are as wide as its correction asks. No samples are invented and none are left out.",
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
        ["backend", "measure", "difference", "would be seen from", "comes out as"],
        backends.flatMap((backend) =>
          findings.aa[backend].map((decision) => [
            labels[backend],
            decision.measure,
            (decision.measure === "errors" ? percentEstimate : estimate)(decision.difference),
            decision.measure === "errors" ? percent(decision.floor) : milliseconds(decision.floor),
            outcomeOf(decision),
          ]),
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

const blocksIn = {
  "in turns":
    "short segments of load alternate between the backends in the order A B B A or B A A B, drawn at random, so that a drift of the machine or the network meets both alike.",
  together:
    "both streams run at once, without a break; a block is what both did in the same stretch of time.",
} as const;

function outcomeOf({ tooFew, lower, matters }: Decision): string {
  if (tooFew) return `too few ${tooFew.what}`;
  if (lower === "neither") return "no difference";
  return matters ? "a difference: failed" : "less than matters";
}

function mixSentence({ requests, replaced }: Report["workload"]): string {
  const mix = requests.map(({ name, share }) => `${name} ${plainPercent(share)}`).join(", ");
  const empty =
    replaced === 0
      ? ""
      : ` ${replaced} times what a request needed was not there at the moment, so that another of the mix was sent.`;
  return `Mix: ${mix}.${empty} What the run made and its teardown removes is removed at its end.`;
}
