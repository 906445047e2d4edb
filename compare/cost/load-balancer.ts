import type { Backend } from "../../runtime/app/backends";
import type { Prices } from "../prices";
import { freeTiers } from "./free-tiers";
import type { CostInputs } from "./inputs";
import { gibOf, hoursPerMonth } from "./load";
import type { Meter } from "./meters";

/**
 * What one load balancer capacity unit covers: an hour is billed by the one dimension that is used
 * most. Bytes count less far when the target is a function.
 * https://aws.amazon.com/elasticloadbalancing/pricing/
 */
const unit = {
  newConnectionsPerSecond: 25,
  activeConnections: 3000,
  gibPerHour: { functions: 0.4, containers: 1 },
  ruleEvaluationsPerSecond: 1000,
  freeRules: 10,
};

/** Capacity units at that rate of requests a second: twice the rate needs twice as many. */
export function capacityUnits(
  rps: number,
  { workload, loadBalancer }: Pick<CostInputs, "workload" | "loadBalancer">,
  target: Backend,
): number {
  const newConnections = rps / loadBalancer.requestsPerConnection;
  const gibPerHour = gibOf(rps * 3600, workload.requestKib + workload.responseKib);
  return Math.max(
    newConnections / unit.newConnectionsPerSecond,
    (newConnections * loadBalancer.connectionSeconds) / unit.activeConnections,
    gibPerHour / unit.gibPerHour[target],
    (rps * Math.max(0, loadBalancer.rules - unit.freeRules)) / unit.ruleEvaluationsPerSecond,
  );
}

/** A load balancer's hours, capacity and addresses; what is shared is paid in equal parts. */
export function loadBalancerMeters(inputs: CostInputs, prices: Prices, target: Backend): Meter[] {
  const free = freeTiers[inputs.discounts.freeTier];
  const { balancers, publicBalancers, zones, sharedBy } = inputs.loadBalancer;
  return [
    {
      component: "Load balancer",
      tiers: prices.albHour,
      fixed: hoursPerMonth * balancers,
      free: free.albHours,
      paid: 1 / sharedBy,
    },
    {
      component: "Load balancer capacity",
      tiers: prices.lcuHour,
      // A rate of one request a second for an hour is 3,600 requests.
      perRequest: capacityUnits(1, inputs, target) / 3600,
      free: free.lcuHours,
    },
    {
      component: "Public IPv4 of the load balancer",
      tiers: prices.ipv4Hour,
      fixed: hoursPerMonth * zones * publicBalancers,
      paid: 1 / sharedBy,
    },
  ];
}
