/**
 * What a month costs in USD, by component: functions, containers, and functions on Lambda Managed
 * Instances. Pure: no clock, no files, no network; the report, the command line and the page use it.
 *
 * What all of them pay alike (DynamoDB, traffic to the internet) is `sharedCost`: it cancels in a
 * comparison but not on a bill.
 */
import { containersMeters } from "./cost/containers";
import { freeTiers } from "./cost/free-tiers";
import { functionsMeters } from "./cost/functions";
import type { CostInputs } from "./cost/inputs";
import { gibOf, instanceSteps, type Steps, taskSteps, unitsAt } from "./cost/load";
import { managedMeters } from "./cost/managed";
import { type Meter, usdOf } from "./cost/meters";
import type { Prices } from "./prices";

export type { CostInputs, Door, Egress } from "./cost/inputs";
export { exampleInputs, withRequests } from "./cost/inputs";
export { hoursPerMonth } from "./cost/load";

/** One line of a bill: USD a month, and how it came about. */
export interface CostLine {
  readonly component: string;
  readonly usd: number;
}

export type Bill = readonly CostLine[];

export const total = (bill: Bill): number => bill.reduce((sum, line) => sum + line.usd, 0);

/** The three ways to run, by name. */
export const ways = ["functions", "containers", "managed"] as const;
export type Way = (typeof ways)[number];

/** How a way is billed: its meters, and its capacity in whole units where it has such. */
export interface Tariff {
  readonly meters: readonly Meter[];
  readonly steps: Steps | undefined;
}

const tariffs: Readonly<Record<Way, (inputs: CostInputs, prices: Prices) => Tariff>> = {
  functions: (inputs, prices) => ({
    meters: functionsMeters(inputs, prices),
    steps: undefined,
  }),
  containers: (inputs, prices) => ({
    meters: containersMeters(inputs, prices),
    steps: taskSteps(inputs),
  }),
  managed: (inputs, prices) => ({
    meters: managedMeters(inputs, prices),
    steps: instanceSteps(inputs),
  }),
};

export const tariffOf = (way: Way, inputs: CostInputs, prices: Prices): Tariff =>
  tariffs[way](inputs, prices);

/** A month's bill of one way at that many requests. */
export function billAt({ meters, steps }: Tariff, requests: number): Bill {
  const units = steps ? unitsAt(steps, requests) : 0;
  return meters.map((meter) => ({
    component: meter.component,
    usd: usdOf(meter, requests, units),
  }));
}

const billOf = (way: Way, inputs: CostInputs, prices: Prices): Bill =>
  billAt(tariffOf(way, inputs, prices), inputs.workload.requestsPerMonth);

/** The functions' bill: door, requests, duration with start-ups, traces, logs. */
export const functionsCost = (inputs: CostInputs, prices: Prices): Bill =>
  billOf("functions", inputs, prices);

/** The containers' bill: tasks, load balancer, addresses, the network option, logs. */
export const containersCost = (inputs: CostInputs, prices: Prices): Bill =>
  billOf("containers", inputs, prices);

/** The bill of functions on Lambda Managed Instances. */
export const managedCost = (inputs: CostInputs, prices: Prices): Bill =>
  billOf("managed", inputs, prices);

/** Tasks that the autoscaling keeps, averaged over the load's hours. */
export const meanTasks = (inputs: CostInputs): number =>
  unitsAt(taskSteps(inputs), inputs.workload.requestsPerMonth);

/** What all pay alike: DynamoDB and traffic to the internet. */
export function sharedCost({ workload, discounts }: CostInputs, prices: Prices): Bill {
  const free = freeTiers[discounts.freeTier];
  const { requestsPerMonth: requests, writeUnits, readUnits, storedGib, responseKib } = workload;
  const meters: readonly Meter[] = [
    { component: "DynamoDB", tiers: prices.dynamoWrite, perRequest: writeUnits },
    { component: "DynamoDB", tiers: prices.dynamoRead, perRequest: readUnits },
    {
      component: "DynamoDB",
      tiers: prices.dynamoGibMonth,
      fixed: storedGib,
      free: free.dynamoGib,
    },
  ];
  const egress: Meter = {
    component: "Traffic to the internet",
    tiers: prices.egressGib,
    perRequest: gibOf(1, responseKib),
    free: free.egressGib,
  };
  const dynamo = meters.reduce((sum, meter) => sum + usdOf(meter, requests, 0), 0);
  return [
    { component: "DynamoDB", usd: dynamo },
    { component: egress.component, usd: usdOf(egress, requests, 0) },
  ];
}
