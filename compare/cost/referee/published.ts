import type { Tariff } from "../../cost";
import { exampleInputs, tariffOf } from "../../cost";
import { type Prices, pricesOf } from "../../prices";
import { doorMeters, logMeters } from "../functions";
import type { CostInputs } from "../inputs";
import { hoursPerMonth } from "../load";
import { loadBalancerMeters } from "../load-balancer";
import { flat, type Meter } from "../meters";

/** Two bills: the one that grows by the request, and the one that is there anyway. */
export interface Pair {
  readonly a: Tariff;
  readonly b: Tariff;
}

/** A break-even that somebody published, and what its own numbers give. */
export interface Published {
  readonly source: string;
  readonly url: string;
  readonly about: string;
  /** In millions of requests a month. */
  readonly says: { readonly low: number; readonly high: number };
  /** The numbers that it states, in words. */
  readonly states: string;
  /** Its bills from what it states alone; undefined: they cannot be made from that. */
  readonly own: Pair | undefined;
  /** What it leaves out or has otherwise; or what is missing to derive it. */
  readonly remark: string;
  /** The same with what was left out, by this model. */
  readonly here: Pair | undefined;
}

const prices: Prices = pricesOf("us-east-1");
const { functions, containers } = exampleInputs;

/** Dollars for a million requests. */
const aMillion = (usd: number): Meter => ({
  component: "requests",
  tiers: flat(usd / 1e6),
  perRequest: 1,
});
const aMonth = (usd: number): Meter => ({ component: "a month", tiers: flat(usd), fixed: 1 });
const pair = (a: readonly Meter[], b: readonly Meter[]): Pair => ({
  a: { meters: a, steps: undefined },
  b: { meters: b, steps: undefined },
});
const modelled = (inputs: CostInputs): Pair => ({
  a: tariffOf("functions", inputs, prices),
  b: tariffOf("containers", inputs, prices),
});

/** A door by the request against a load balancer by the hour, from the price list. */
const doorsAlone = pair([aMillion(1)], [aMonth(hoursPerMonth * 0.0225)]);
const doorsWhole = pair(
  doorMeters(exampleInputs, prices),
  loadBalancerMeters(exampleInputs, prices, "containers"),
);

/** 2 M requests a day and task. */
const dailyTask = { least: 1, perUnit: 60e6, hours: [{ weight: 1, share: 1 }] };
const tableFunctions = aMillion(21.67 / 10);
const tableTask: Meter = { component: "tasks", tiers: flat(56.92), perUnit: 1 };

export const published: readonly Published[] = [
  {
    source: "fortem.dev",
    url: "https://fortem.dev/blog/fargate-vs-lambda/",
    about: "functions and containers",
    says: { low: 6, high: 8 },
    states:
      "200 ms a request; a door of 3.50 a million; logs of 50 to 150 a month; Fargate 0.04048 a vCPU-hour and 0.004445 a GB-hour",
    own: undefined,
    remark:
      "cannot be derived: the memory of the function, the size and the number of tasks and a load balancer were not found in what is stored of the page",
    here: undefined,
  },
  {
    source: "leanopstech",
    url: "https://leanopstech.com/blog/aws-lambda-vs-fargate-cost-breakeven-2026/",
    about: "functions and containers",
    says: { low: 15, high: 15 },
    states:
      "0.20 a million requests; 1.66667e-5 a GB-second; a free tier of 1 M and 400,000 GB-seconds",
    own: undefined,
    remark:
      "cannot be derived: duration (less than a second), memory, tasks and what else is counted were not found in what is stored of the page",
    here: undefined,
  },
  {
    source: "cdk-patterns/serverless issue 180",
    url: "https://github.com/cdk-patterns/serverless/issues/180",
    about: "API Gateway and a load balancer, both in front of the same Fargate service",
    says: { low: 16, high: 16 },
    states:
      "no numbers; the list prices of an HTTP API (1.00 a million) and of a load balancer's hour (0.0225) give it",
    own: doorsAlone,
    remark:
      "it compares two doors, not functions with containers; left out: capacity units, and two public addresses, which cost nothing in 2021",
    here: doorsWhole,
  },
  {
    source: "dfrasca",
    url: "https://dfrasca.hashnode.dev/when-not-if-containers-misbehave",
    about: "functions and containers",
    says: { low: 25, high: 50 },
    states: "21.67 for 10 M requests; 56.92 a month and task; 2 M requests a day and task",
    own: {
      a: { meters: [tableFunctions], steps: undefined },
      b: { meters: [tableTask], steps: dailyTask },
    },
    remark:
      "left out: the door, a load balancer that does not grow with the tasks, addresses, logs (added here as in the worked example)",
    here: {
      a: {
        meters: [
          tableFunctions,
          ...doorMeters(exampleInputs, prices),
          ...logMeters(exampleInputs, prices, "functions"),
        ],
        steps: undefined,
      },
      b: {
        meters: [
          tableTask,
          ...loadBalancerMeters(exampleInputs, prices, "containers"),
          { component: "addresses", tiers: prices.ipv4Hour, perUnit: hoursPerMonth },
          ...logMeters(exampleInputs, prices, "containers"),
        ],
        steps: dailyTask,
      },
    },
  },
  {
    source: "cloudmess.io",
    url: "https://www.cloudmess.io/blog/serverless-isnt-always-cheaper",
    about: "functions and containers",
    says: { low: 15, high: 20 },
    states:
      "256 MB and 500 ms, which it gives as 2.10 a million; a task of 0.5 vCPU and 1 GB, which it gives as 32.40 a month; 200 to 500 requests a second and task",
    own: pair([aMillion(2.1)], [aMonth(32.4)]),
    remark:
      "its task costs 18.02 by the prices that it states, and its functions 2.28 with the request; left out: door, load balancer, addresses, logs",
    here: modelled({
      ...exampleInputs,
      functions: { ...functions, memoryGib: 0.25, warmSeconds: 0.5, coldRate: 0 },
      containers: {
        ...containers,
        vcpu: 0.5,
        memoryGib: 1,
        minTasks: 1,
        requestsPerSecondPerTask: 200,
      },
    }),
  },
  {
    source: "TinyStacks",
    url: "https://dev.to/safeer/alb-vs-api-gateway-cost-2m15",
    about: "API Gateway and a load balancer, for small answers",
    // "Around 500,000 a day": a twelfth of a year has 30.4 days.
    says: { low: 15.2, high: 15.2 },
    states: "list prices of us-east-1; a million HTTP API requests at 1.00",
    own: doorsAlone,
    remark: "left out for small answers: capacity units; addresses cost nothing then",
    here: doorsWhole,
  },
];

/** What the worked example becomes with the two numbers that fortem.dev states of the functions. */
export const exampleAsFortem: Pair = (() => {
  const { a, b } = modelled({ ...exampleInputs, functions: { ...functions, warmSeconds: 0.2 } });
  const meters = a.meters.map((meter) =>
    meter.component === "API Gateway" ? { ...meter, tiers: flat(3.5 / 1e6) } : meter,
  );
  return { a: { ...a, meters }, b };
})();
