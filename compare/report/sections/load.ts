import { p99Of } from "../../phases/step/recovery";
import type { Report } from "../../record/schema";
import { saturationChart } from "../charts/saturation";
import { stepInstancesChart, stepLatencyChart } from "../charts/step";
import type { Findings } from "../findings";
import { estimate, milliseconds, plain } from "../format";
import { chart, lagNote, legend, paragraph, type Section, table } from "../markup";
import { recoverySentence, saturationSentence } from "../verdict";

export function stepSection(report: Report, findings: Findings): Section {
  const { plan, step } = report;
  return {
    title: "When the load jumps",
    body: [
      paragraph(
        `The rate jumps from ${plain(plan.stepFrom)} to ${plain(plan.stepTo)} requests a second at 0. ${recoverySentence(findings, plan.objectiveMs)}.`,
      ),
      ...lagNote(report, "step"),
      legend,
      chart((size) => stepLatencyChart(report, size, "Slowest latency of each second"), {
        wide: 300,
        narrow: 280,
      }),
      chart((size) => stepInstancesChart(step, size, "Instances that answered in each second"), {
        wide: 200,
        narrow: 200,
      }),
      table(
        "The numbers: each second",
        ["second", "backend", "requests", "errors", "cold", "instances", "p99"],
        step.map((each) => {
          const p99 = p99Of(each);
          return [
            String(each.second),
            each.backend,
            String(each.count),
            String(each.errors),
            String(each.cold),
            String(each.instances),
            p99 === undefined ? "no answer" : milliseconds(p99),
          ];
        }),
      ),
    ],
  };
}

export function saturationSection(findings: Findings): Section {
  return {
    title: "How much each can take",
    body: [
      paragraph(
        `Ever more clients, each asking again as soon as it is answered. The ring marks the knee: the fewest clients that reach 90 % of the best. ${saturationSentence(findings)}.`,
      ),
      legend,
      chart(
        (size) =>
          saturationChart(findings.saturation, size, "Answers a second by number of clients"),
        { wide: 300, narrow: 280 },
      ),
      table(
        "The numbers",
        ["backend", "clients", "answers a second", "errors", "instances"],
        findings.saturation.flatMap(({ backend, levels }) =>
          levels.map(({ level, perSecond }) => [
            backend,
            String(level.concurrency),
            estimate(perSecond),
            String(level.errors),
            String(level.instances),
          ]),
        ),
      ),
    ],
  };
}
