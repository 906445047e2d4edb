import { type CostInputs, containersCost, functionsCost, sharedCost, total } from "../../cost";
import { withRequests } from "../../cost/break-even";
import { requestsAt } from "../../cost/sensitivity";
import { priceAgeWarning, priceFile } from "../../prices";
import type { Report } from "../../record/schema";
import { costChart } from "../charts/cost-curves";
import { tornadoChart } from "../charts/tornado";
import type { Findings } from "../findings";
import { dollars, large, number } from "../format";
import { chart, legend, paragraph, type Section, table } from "../markup";
import { breakEvenSentence } from "../verdict";

export function costSection(report: Report, findings: Findings, now: Date): Section {
  const { cost } = findings;
  const { inputs, prices } = cost;
  const warning = priceAgeWarning(now);
  return {
    title: report.emulated ? "What it costs (emulated durations)" : "What it costs",
    body: [
      ...(report.emulated
        ? [
            paragraph(
              "Emulated: billed time, cold rate and requests a task come from this machine, so the break-even below is an exercise and not a verdict.",
            ),
          ]
        : []),
      paragraph(breakEvenSentence(findings)),
      legend,
      chart((size) => costChart(cost, size, "Monthly cost by requests a month"), {
        wide: 340,
        narrow: 300,
      }),
      paragraph(
        `List prices of ${priceFile.date} in ${inputs.region}, without free tiers; Savings Plans and reserved capacity are left out.${warning === undefined ? "" : ` Mind that ${warning}.`} DynamoDB and traffic to the internet cost both the same (${dollars(total(sharedCost(withRequests(inputs, 1e6), prices)))} at a million requests) and are left out of the curves.`,
      ),
      table("The numbers: USD a month", costHead, costRows(findings)),
      table(
        "The inputs",
        ["input", "value", "measured"],
        inputRows(findings).map((row) => [...row]),
      ),
    ],
  };
}

const costHead = [
  "requests a month",
  "functions",
  "containers",
  "functions, a million",
  "containers, a million",
];

function costRows({ cost: { inputs, prices } }: Findings): string[][] {
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

function inputRows({ cost: { inputs, ranges } }: Findings): [string, string, string][] {
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

export function tornadoSection(findings: Findings): Section {
  return {
    title: "What moves the break-even",
    body: [
      paragraph(
        "Each input alone, over its measured interval (full bars) or from half to double its value (pale bars): the widest bar matters most.",
      ),
      chart(
        (size) => tornadoChart(findings.cost.swings, size, "Break-even by each input's range"),
        { wide: 420, narrow: 420 },
      ),
      table(
        "The numbers",
        ["input", "from", "to", "break-even at the low end", "at the high end"],
        findings.cost.swings.map((swing) => [
          swing.label,
          `${number(swing.range.low)} ${swing.unit}`,
          `${number(swing.range.high)} ${swing.unit}`,
          large(requestsAt(swing.atLow)),
          large(requestsAt(swing.atHigh)),
        ]),
      ),
    ],
  };
}
