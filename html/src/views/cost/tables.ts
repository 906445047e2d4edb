import {
  type Bill,
  type CostInputs,
  containersCost,
  functionsCost,
  meanTasks,
  sharedCost,
  total,
} from "../../../../compare/cost";
import { withRequests } from "../../../../compare/cost/break-even";
import { costAt } from "../../../../compare/cost/curves";
import type { Prices } from "../../../../compare/prices";
import { count, dollars } from "../../../../compare/report/format";
import { el } from "../../el";
import { mark } from "../../mark";
import { table } from "../../table";

/** Each backend's bill by component, and what both share. */
export function bills(inputs: CostInputs, prices: Prices): HTMLElement {
  const requests = inputs.workload.requestsPerMonth;
  const own = (name: string, title: string, bill: Bill) =>
    el("section", { class: "bill" }, el("h3", {}, mark(name), title), lines(bill, requests));
  return el(
    "div",
    { class: "bills" },
    own("functions", "Functions", functionsCost(inputs, prices)),
    own("containers", "Containers", containersCost(inputs, prices)),
    own("shared", "Shared by both", sharedCost(inputs, prices)),
  );
}

function lines(bill: Bill, requests: number): HTMLElement {
  const row = (name: string, usd: number) =>
    el("div", {}, el("dt", {}, name), el("dd", {}, dollars(usd)));
  return el(
    "dl",
    {},
    ...bill.map(({ component, usd }) => row(component, usd)),
    el("div", { class: "sum" }, el("dt", {}, "A month"), el("dd", {}, dollars(total(bill)))),
    row("A million requests", total(bill) / (requests / 1e6)),
  );
}

const steps = [1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10];

/** The curves in numbers, for those who cannot see them. */
export function curveTable(inputs: CostInputs, prices: Prices): HTMLElement {
  const rows = steps.map((requests) => {
    const { functions, containers } = costAt(inputs, prices, requests);
    const tasks = meanTasks(withRequests(inputs, requests));
    return [
      count(requests),
      dollars(functions),
      dollars(containers),
      String(Number(tasks.toFixed(1))),
    ];
  });
  return table("USD a month", ["Requests a month", "Functions", "Containers", "Tasks"], rows);
}

/** Every input of the model, so that a figure can be checked and argued with. */
export function inputsTable(inputs: CostInputs): HTMLElement {
  return table("What it is computed from", ["Input", "Value"], flatten(inputs, ""));
}

function flatten(part: object, prefix: string): string[][] {
  return Object.entries(part).flatMap(([key, value]) => {
    const name = `${prefix}${key.replace(/([A-Z])/g, " $1").toLowerCase()}`;
    if (typeof value === "object" && !Array.isArray(value)) return flatten(value, `${name}: `);
    return [[name, Array.isArray(value) ? value.join(", ") : value.toLocaleString("en-US")]];
  });
}
