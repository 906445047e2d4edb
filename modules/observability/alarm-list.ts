import type { DynamoTable } from "../dynamo";
import type { FargateAlb } from "../fargate-alb";
import type { LambdaApi } from "../lambda-api";
import {
  apiSeries,
  balancerSeries,
  functionSeries,
  type Metric,
  tableSeries,
  targetSeries,
} from "./metrics";

export interface Thresholds {
  /** Answers of 5xx, in percent of all. */
  readonly errorPercent: number;
  readonly p99Ms: number;
}

/** One, whatever it is made of. */
export interface Alarm {
  readonly id: string;
  readonly description: string;
  /** What the expression reads, by the name that it uses. */
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly expression: string;
  /** Goes off where the expression is above this, or below it. */
  readonly threshold: { readonly above: number } | { readonly below: number };
  /** What it means that there is no value. @default that all is well */
  readonly missing?: "breaching";
  /** @default 5 */
  readonly minutes?: number;
}

/** Too few requests to speak of a rate (one error of three is no third), or of one in a hundred. */
const enough = { rate: 20, p99: 100 };
const rateOf = (errors: string, requests: string) =>
  `IF(${requests} >= ${enough.rate}, 100 * ${errors} / ${requests}, 0)`;
const p99Of = (p99: string) => `IF(requests >= ${enough.p99}, ${p99}, 0)`;

/** What is watched, and when it rings. */
export function alarmList(
  functions: LambdaApi,
  containers: FargateAlb,
  tables: readonly DynamoTable[],
  { errorPercent, p99Ms }: Thresholds,
): readonly Alarm[] {
  const api = apiSeries(functions);
  const balancer = balancerSeries(containers);
  const target = targetSeries(containers);
  return [
    {
      id: "functions_errors",
      description: `More than ${errorPercent} % of the API's answers are 5xx`,
      metrics: {
        requests: api("Count", "Sum", "requests"),
        errors: api("5xx", "Sum", "5xx"),
      },
      expression: rateOf("errors", "requests"),
      threshold: { above: errorPercent },
    },
    {
      id: "containers_errors",
      description: `More than ${errorPercent} % of the load balancer's answers are 5xx`,
      metrics: {
        requests: balancer("RequestCount", "Sum", "requests"),
        ofTasks: balancer("HTTPCode_Target_5XX_Count", "Sum", "5xx of the tasks"),
        ofBalancer: balancer("HTTPCode_ELB_5XX_Count", "Sum", "5xx of the load balancer"),
      },
      // The load balancer counts as requests only those for which it found a task.
      expression: rateOf(
        "(FILL(ofTasks, 0) + FILL(ofBalancer, 0))",
        "(FILL(requests, 0) + FILL(ofBalancer, 0))",
      ),
      threshold: { above: errorPercent },
    },
    {
      id: "functions_p99",
      description: `One of a hundred answers of the API takes longer than ${p99Ms} ms`,
      metrics: {
        requests: api("Count", "Sum", "requests"),
        p99: api("Latency", "p99", "p99"),
      },
      expression: p99Of("p99"),
      threshold: { above: p99Ms },
    },
    {
      id: "containers_p99",
      description: `One of a hundred answers of the tasks takes longer than ${p99Ms} ms`,
      // In seconds, where the API's is in milliseconds.
      metrics: {
        requests: balancer("RequestCount", "Sum", "requests"),
        p99: balancer("TargetResponseTime", "p99", "p99"),
      },
      expression: p99Of("1000 * p99"),
      threshold: { above: p99Ms },
    },
    {
      id: "containers_unhealthy",
      description: "A task fails its health check",
      metrics: { unhealthy: target("UnHealthyHostCount", "Maximum", "unhealthy") },
      expression: "unhealthy",
      threshold: { above: 0 },
    },
    {
      id: "containers_down",
      description: "No task is healthy, or there is none: nothing is answered",
      metrics: { healthy: target("HealthyHostCount", "Maximum", "healthy") },
      expression: "healthy",
      threshold: { below: 1 },
      // AWS counts only where there is a task.
      missing: "breaching",
      minutes: 1,
    },
    ...sumAlarms(
      "functions_throttles",
      "Lambda refused to run a function: the concurrency limit is reached",
      functionSeries(functions).map(([id, of]) => of("Throttles", "Sum", id)),
    ),
    ...tables.flatMap((table) =>
      sumAlarms(
        tables.length === 1 ? "table_throttles" : `${table.node.id}_table_throttles`,
        "The table or its index refused a call: a maximum or a partition's limit is reached",
        tableSeries(table).flatMap(([id, of]) => [
          of("ReadThrottleEvents", "Sum", `${id} reads`),
          of("WriteThrottleEvents", "Sum", `${id} writes`),
        ]),
      ),
    ),
  ];
}

/**
 * The most metrics that one alarm may look at.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-limits.html
 */
const mostMetrics = 10;

/** Goes off where the sum of the metrics is above 0: as few alarms as take them all. */
function sumAlarms(id: string, description: string, metrics: readonly Metric[]): Alarm[] {
  const count = Math.ceil(metrics.length / mostMetrics);
  return Array.from({ length: count }, (_, i) => ({
    id: i === 0 ? id : `${id}_${i + 1}`,
    description,
    metrics: Object.fromEntries(
      metrics
        .slice(i * mostMetrics, (i + 1) * mostMetrics)
        .map((metric, place) => [`m${place}`, metric]),
    ),
    expression: "SUM(METRICS())",
    threshold: { above: 0 },
  }));
}
