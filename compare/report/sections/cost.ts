import { sharedCost, total, ways, withRequests } from "../../cost";
import { costAt } from "../../cost/curves";
import { UnknownRegion } from "../../cost/deployed-case";
import { inputRows } from "../../cost/input-rows";
import { requestsAt } from "../../cost/sensitivity";
import { backends } from "../../load/sample";
import { priceAgeWarning, priceFile } from "../../prices";
import type { Report } from "../../record/schema";
import { costChart } from "../charts/cost-curves";
import { rangeWords, tornadoChart, tornadoHeight } from "../charts/tornado";
import { type CostFindings, measuredCase } from "../cost-findings";
import {
  billedWords,
  breakEvenWords,
  inputWords,
  limitWords,
  managedWords,
  monthlyWords,
  sourceWords,
  stillWords,
  wayNames,
} from "../cost-words";
import type { Findings } from "../findings";
import { dollars, large } from "../format";
import { legendOf } from "../legend";
import { chart, paragraph, type Section, table } from "../markup";

/** Nothing where the targets are not functions and containers: no other has a cost model here. */
export function costSection(report: Report, findings: Findings, now: Date): Section[] {
  const { cost } = findings;
  const { emulated, labels } = report;
  if (cost === undefined) return withoutPrices(report);
  const { inputs, prices } = cost;
  const warning = priceAgeWarning(now);
  return [
    {
      title: emulated ? "What it costs (emulated durations)" : "What it costs",
      body: [
        ...(emulated
          ? [
              paragraph(
                "Emulated: times, cold rate and requests a task come from this machine, so the break-even below is an exercise and not a verdict.",
              ),
            ]
          : []),
        ...(report.void.length > 0
          ? [
              paragraph(
                "The run is void: the cold rate and what a task answers are not to be relied on, and neither are the bills and the break-even below.",
              ),
            ]
          : []),
        ...billedWords(report.usage).map(paragraph),
        paragraph(monthlyWords(cost.monthly)),
        paragraph(breakEvenWords(cost, labels)),
        paragraph(managedWords(cost.managed)),
        ...limitWords(cost.limits).map(paragraph),
        legendOf(labels),
        chart((size) => costChart(cost, size, "Monthly cost by requests a month"), {
          wide: 340,
          narrow: 300,
        }),
        paragraph(
          `The thin line is Lambda Managed Instances. List prices of ${priceFile.date} in ${inputs.region}; what is taken off them stands among the inputs.${warning === undefined ? "" : ` Mind that ${warning}.`} DynamoDB and traffic to the internet cost all the same (${dollars(total(sharedCost(withRequests(inputs, 1e6), prices)))} at a million requests) and are left out of the curves.`,
        ),
        table(
          "The numbers: USD a month",
          [
            "requests a month",
            ...ways.map((way) => (way === "managed" ? wayNames.managed : labels[way])),
            ...backends.map((backend) => `${labels[backend]}, a million`),
          ],
          costRows(cost),
        ),
        table(
          "The inputs, and where each comes from",
          ["input", "value", "source"],
          inputRows(cost.cost).map((row) => [row.label, inputWords(row), sourceWords(row)]),
        ),
      ],
    },
  ];
}

/** Another region's prices in the place of those that are not known would be an error told as a fact. */
function withoutPrices(report: Report): Section[] {
  if (backends.some((backend) => report.kinds[backend] !== backend)) return [];
  const cost = measuredCase(report);
  if (!(cost instanceof UnknownRegion)) return [];
  return [{ title: "What it costs", body: [paragraph(`Not said: ${cost.message}.`)] }];
}

function costRows({ inputs, prices }: CostFindings): string[][] {
  return [0, 1e5, 1e6, 1e7, 1e8, 1e9].map((requests) => {
    const point = costAt(inputs, prices, requests);
    const aMillion = (usd: number): string =>
      requests === 0 ? "–" : dollars((usd / requests) * 1e6);
    return [
      requests === 0 ? "idle" : large(requests),
      ...ways.map((way) => dollars(point[way])),
      ...backends.map((backend) => aMillion(point[backend])),
    ];
  });
}

export function tornadoSection({ cost }: Findings): Section[] {
  if (cost === undefined) return [];
  const { swings } = cost;
  const height = tornadoHeight(swings);
  return [
    {
      title: "What moves the break-even",
      body: [
        paragraph(
          "Each input alone, over its measured interval (full bars), over what it may be where it is assumed, else from half to double or between its options (pale bars): the widest bar matters most.",
        ),
        chart((size) => tornadoChart(swings, size, "Break-even by each input's range"), {
          wide: height,
          narrow: height,
        }),
        paragraph(stillWords(swings)),
        table(
          "The numbers",
          ["input", "range", "source", "break-even at one end", "at the other"],
          swings.map((swing) => [
            swing.label,
            rangeWords(swing),
            swing.source,
            large(requestsAt(swing.low.at)),
            large(requestsAt(swing.high.at)),
          ]),
        ),
      ],
    },
  ];
}
