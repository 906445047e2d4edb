import {
  type Bill,
  type CostInputs,
  containersCost,
  functionsCost,
  managedCost,
  meanTasks,
  sharedCost,
  total,
} from "../../../../compare/cost";
import { withRequests } from "../../../../compare/cost/break-even";
import type { CostCase } from "../../../../compare/cost/case";
import { costAt } from "../../../../compare/cost/curves";
import { inputRows } from "../../../../compare/cost/input-rows";
import type { Prices } from "../../../../compare/prices";
import { inputWords, sourceWords } from "../../../../compare/report/cost-words";
import { count, dollars } from "../../../../compare/report/format";
import { el } from "../../el";
import { mark } from "../../mark";
import { table } from "../../table";

/** Each way's bill by component, and what all share. */
export function bills(inputs: CostInputs, prices: Prices): HTMLElement {
  const requests = inputs.workload.requestsPerMonth;
  const own = (name: string, title: string, bill: Bill) =>
    el("section", { class: "bill" }, el("h3", {}, mark(name), title), lines(bill, requests));
  return el(
    "div",
    { class: "bills" },
    own("functions", "Functions", functionsCost(inputs, prices)),
    own("containers", "Containers", containersCost(inputs, prices)),
    own("managed", "Lambda Managed Instances", managedCost(inputs, prices)),
    own("shared", "Shared by all", sharedCost(inputs, prices)),
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
    const { functions, containers, managed } = costAt(inputs, prices, requests);
    const tasks = meanTasks(withRequests(inputs, requests));
    return [
      count(requests),
      dollars(functions),
      dollars(containers),
      dollars(managed),
      String(Number(tasks.toFixed(1))),
    ];
  });
  return table(
    "USD a month",
    ["Requests a month", "Functions", "Containers", "Managed Instances", "Tasks"],
    rows,
  );
}

/** Every input of the model and where it comes from, so that a figure can be checked. */
export function inputsTable(cost: CostCase): HTMLElement {
  const rows = inputRows(cost).map((row) => [row.label, inputWords(row), sourceWords(row)]);
  return table("What it is computed from", ["Input", "Value", "Source"], rows);
}
