import { p99Of } from "../../phases/step/recovery";
import type { Report } from "../../record/schema";
import { saturationChart } from "../charts/saturation";
import { stepInstancesChart, stepLatencyChart } from "../charts/step";
import type { Findings } from "../findings";
import { estimate, exact, milliseconds } from "../format";
import { legendOf } from "../legend";
import { recoverySentence, saturationSentence } from "../load-words";
import { chart, lagNote, paragraph, type Section, table } from "../markup";
import { stopWords } from "../stop-words";
import { notTold } from "../words";

export function stepSection(report: Report, findings: Findings): Section[] {
  const { step, labels } = report;
  if (step === undefined) return [];
  const { from, to, seconds } = step;
  const counted = seconds.some(({ instances }) => instances > 0);
  return [
    {
      title: "When the load jumps",
      body: [
        paragraph(
          `The rate jumps from ${exact(from)} to ${exact(to)} requests a second at 0. ${recoverySentence(findings, to, labels)}.`,
        ),
        ...lagNote(report, "step"),
        legendOf(labels),
        chart((size) => stepLatencyChart(step, size, "Slowest latency of each second"), {
          wide: 300,
          narrow: 280,
        }),
        ...(counted
          ? [
              chart(
                (size) =>
                  stepInstancesChart(seconds, size, "Instances that answered in each second"),
                { wide: 200, narrow: 200 },
              ),
            ]
          : []),
        table(
          "The numbers: each second",
          ["second", "backend", "requests", "errors", "cold", "instances", "p99"],
          seconds.map((each) => {
            const p99 = p99Of(each);
            return [
              String(each.second),
              labels[each.backend],
              String(each.count),
              String(each.errors),
              each.instances === 0 ? notTold : String(each.cold),
              instancesIn(each.instances),
              p99 === undefined ? "no answer" : milliseconds(p99),
            ];
          }),
        ),
      ],
    },
  ];
}

const instancesIn = (count: number): string => (count === 0 ? notTold : String(count));

export function saturationSection({ labels, limits }: Report, findings: Findings): Section[] {
  const { saturation } = findings;
  if (saturation.length === 0) return [];
  return [
    {
      title: "How much each can take",
      body: [
        paragraph(
          `Ever more requests a second, whether or not earlier ones were answered, until more than 1 % fail or the slowest 1 % pass the objective; then the gap is halved. The ring marks the most that held. ${saturationSentence(findings, labels, limits)}.`,
        ),
        legendOf(labels),
        chart(
          (size) =>
            saturationChart(saturation, size, "Answers a second by requests a second", labels),
          {
            wide: 300,
            narrow: 280,
          },
        ),
        table(
          "The numbers",
          [
            "backend",
            "requests a second",
            "answers a second",
            "errors",
            "of them 429",
            "instances",
            "stopped by",
          ],
          saturation.flatMap(({ backend, levels }) =>
            levels.map(({ level, perSecond }) => [
              labels[backend],
              exact(level.offered),
              estimate(perSecond),
              String(level.errors),
              String(level.throttled),
              instancesIn(level.instances),
              level.stop === undefined ? "it held" : stopWords(level, limits),
            ]),
          ),
        ),
      ],
    },
  ];
}
