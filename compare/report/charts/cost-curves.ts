import { type CostInputs, containersCost, functionsCost, total } from "../../cost";
import { withRequests } from "../../cost/break-even";
import type { CostFindings } from "../cost-findings";
import { large, plain } from "../format";
import { boxOf, plot, type Size } from "./plot";
import { around, logarithmic } from "./scale";
import { element, line, text } from "./svg";

const volumes = { from: 1e5, to: 1e10 };

/** A month's bill of either backend by requests a month, the break-even marked, its interval as a band. */
export function costChart(cost: CostFindings, size: Size, description: string): string {
  const box = boxOf(size);
  const bills = {
    functions: (inputs: CostInputs) => total(functionsCost(inputs, cost.prices)),
    containers: (inputs: CostInputs) => total(containersCost(inputs, cost.prices)),
  };
  const steps = Array.from(
    { length: 201 },
    (_, step) => volumes.from * (volumes.to / volumes.from) ** (step / 200),
  );
  const curve = (backend: "functions" | "containers") =>
    steps.map(
      (requests) => [requests, bills[backend](withRequests(cost.inputs, requests))] as const,
    );
  const curves = { functions: curve("functions"), containers: curve("containers") };
  const usd = [...curves.functions, ...curves.containers].map(([, dollars]) => dollars);
  const x = logarithmic({ ...volumes, start: box.left, end: box.right }, size.width / 80);
  const y = logarithmic({ ...around(usd), start: box.bottom, end: box.top }, 8);
  const at = (requests: number): number =>
    x.at(Math.min(volumes.to, Math.max(volumes.from, requests)));
  const { breakEven, interval } = cost;
  const marks =
    breakEven.kind === "never"
      ? []
      : [
          element("rect", {
            class: "interval",
            x: at(interval.low),
            y: box.top,
            width: Math.max(3, at(interval.high) - at(interval.low)),
            height: box.bottom - box.top,
          }),
          element("line", {
            class: "mark",
            x1: at(breakEven.requestsPerMonth),
            x2: at(breakEven.requestsPerMonth),
            y1: box.top,
            y2: box.bottom,
          }),
          text(
            [at(breakEven.requestsPerMonth) - 6, box.top + 12],
            `break-even ${large(breakEven.requestsPerMonth)}`,
            "note end",
          ),
        ];
  return plot({
    size,
    x: { scale: x, label: "requests a month", format: short },
    y: { scale: y, label: "USD a month", format: (value) => `$${plain(value)}` },
    layers: [
      ...marks,
      ...(["functions", "containers"] as const).map((backend) =>
        line(
          curves[backend].map(([requests, dollars]) => [x.at(requests), y.at(dollars)]),
          backend,
        ),
      ),
    ],
    description,
  });
}

/** 100 k, 1 M, 10 B. */
const short = (value: number): string => {
  if (value >= 1e9) return `${value / 1e9} B`;
  return value >= 1e6 ? `${value / 1e6} M` : `${value / 1e3} k`;
};
