import type { Backend } from "../../runtime/app/backends";
import type { CostInputs } from "./inputs";
import { gibOf } from "./load";

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

/** Capacity units at that rate of requests a second. */
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
