import { type CostInputs, containersCost, functionsCost, sharedCost, total } from "../../cost";
import { withRequests } from "../../cost/break-even";
import { requestsAt } from "../../cost/sensitivity";
import { backends } from "../../load/sample";
import { priceAgeWarning, priceFile } from "../../prices";
import type { Report } from "../../record/schema";
import { costChart } from "../charts/cost-curves";
import { tornadoChart } from "../charts/tornado";
import type { CostFindings } from "../cost-findings";
import type { Findings } from "../findings";
import { dollars, large, number } from "../format";
import { legendOf } from "../legend";
import { chart, paragraph, type Section, table } from "../markup";
import { breakEvenSentences } from "../words";

/** Nothing where the targets are not functions and containers: no other has a cost model here. */
export function costSection(report: Report, findings: Findings, now: Date): Section[] {
  const { cost } = findings;
  if (cost === undefined) return [];
  const { emulated, labels } = report;
  const { inputs, prices } = cost;
  const warning = priceAgeWarning(now);
  return [
    {
      title: emulated ? "What it costs (emulated durations)" : "What it costs",
      body: [
        ...(emulated
          ? [
              paragraph(
                "Emulated: billed time, cold rate and requests a task come from this machine, so the break-even below is an exercise and not a verdict.",
              ),
            ]
          : []),
        ...breakEvenSentences(findings, labels).map(paragraph),
        legendOf(labels),
        chart((size) => costChart(cost, size, "Monthly cost by requests a month"), {
          wide: 340,
          narrow: 300,
        }),
        paragraph(
          `List prices of ${priceFile.date} in ${inputs.region}, without free tiers; Savings Plans and reserved capacity are left out.${warning === undefined ? "" : ` Mind that ${warning}.`} DynamoDB and traffic to the internet cost both the same (${dollars(total(sharedCost(withRequests(inputs, 1e6), prices)))} at a million requests) and are left out of the curves.`,
        ),
        table(
          "The numbers: USD a month",
          [
            "requests a month",
            ...backends.map((backend) => labels[backend]),
            ...backends.map((backend) => `${labels[backend]}, a million`),
          ],
          costRows(cost),
        ),
        table(
          "The inputs",
          ["input", "value", "measured"],
          inputRows(cost).map((row) => [...row]),
        ),
      ],
    },
  ];
}

function costRows({ inputs, prices }: CostFindings): string[][] {
  return [0, 1e5, 1e6, 1e7, 1e8, 1e9].map((requests) => {
    const at: CostInputs = withRequests(inputs, requests);
    const functions = total(functionsCost(at, prices));
    const containers = total(containersCost(at, prices));
    const aMillion = (usd: number): string =>
      requests === 0 ? "–" : dollars((usd / requests) * 1e6);
    return [
      requests === 0 ? "idle" : large(requests),
      dollars(functions),
      dollars(containers),
      aMillion(functions),
      aMillion(containers),
    ];
  });
}

function inputRows({ inputs, ranges }: CostFindings): [string, string, string][] {
  const { functions, containers, workload } = inputs;
  const yes = (range: { low: number; high: number } | undefined): string =>
    range === undefined ? "no, assumed" : `yes, ${number(range.low)} to ${number(range.high)}`;
  return [
    ["Billed time of a warm request, s", number(functions.warmSeconds), yes(ranges.warmSeconds)],
    ["Share of cold starts", number(functions.coldRate), yes(ranges.coldRate)],
    ["Start-up of a function, s", number(functions.initSeconds), yes(ranges.initSeconds)],
    [
      "Requests a second and task",
      number(containers.requestsPerSecondPerTask),
      yes(ranges.requestsPerSecondPerTask),
    ],
    [
      "Function",
      `${number(functions.memoryGib)} GiB, ${functions.architecture}, ${functions.door}`,
      "as configured",
    ],
    [
      "Task",
      `${number(containers.vcpu)} vCPU, ${number(containers.memoryGib)} GiB, ${containers.architecture}, at least ${containers.minTasks}, ${containers.egress}`,
      "as configured",
    ],
    [
      "Request and answer, KiB",
      `${number(workload.requestKib)}, ${number(workload.responseKib)}`,
      "yes",
    ],
    ["Load over the day", "flat", "no, assumed"],
  ];
}

export function tornadoSection({ cost }: Findings): Section[] {
  if (cost === undefined) return [];
  return [
    {
      title: "What moves the break-even",
      body: [
        paragraph(
          "Each input alone, over its measured interval (full bars) or from half to double its value (pale bars): the widest bar matters most.",
        ),
        chart((size) => tornadoChart(cost.swings, size, "Break-even by each input's range"), {
          wide: 420,
          narrow: 420,
        }),
        table(
          "The numbers",
          ["input", "from", "to", "break-even at the low end", "at the high end"],
          cost.swings.map((swing) => [
            swing.label,
            `${number(swing.range.low)} ${swing.unit}`,
            `${number(swing.range.high)} ${swing.unit}`,
            large(requestsAt(swing.atLow)),
            large(requestsAt(swing.atHigh)),
          ]),
        ),
      ],
    },
  ];
}
