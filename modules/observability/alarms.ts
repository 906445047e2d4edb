import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
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

interface Alarm {
  readonly id: string;
  readonly description: string;
  /** What the expression reads, by the name that it uses. */
  readonly metrics: Readonly<Record<string, Metric>>;
  readonly expression: string;
  readonly above: number;
}

/** Too few requests to speak of a rate: one error of three is no third. */
const enough = 20;
const rateOf = (errors: string) => `IF(requests >= ${enough}, 100 * ${errors} / requests, 0)`;
const minutes = 5;

function alarmList(
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
      expression: rateOf("errors"),
      above: errorPercent,
    },
    {
      id: "containers_errors",
      description: `More than ${errorPercent} % of the load balancer's answers are 5xx`,
      metrics: {
        requests: balancer("RequestCount", "Sum", "requests"),
        ofTasks: balancer("HTTPCode_Target_5XX_Count", "Sum", "5xx of the tasks"),
        ofBalancer: balancer("HTTPCode_ELB_5XX_Count", "Sum", "5xx of the load balancer"),
      },
      expression: rateOf("(FILL(ofTasks, 0) + FILL(ofBalancer, 0))"),
      above: errorPercent,
    },
    {
      id: "functions_p99",
      description: `One of a hundred answers of the API takes longer than ${p99Ms} ms`,
      metrics: { p99: api("Latency", "p99", "p99") },
      expression: "p99",
      above: p99Ms,
    },
    {
      id: "containers_p99",
      description: `One of a hundred answers of the tasks takes longer than ${p99Ms} ms`,
      // In seconds, where the API's is in milliseconds.
      metrics: { p99: balancer("TargetResponseTime", "p99", "p99") },
      expression: "1000 * p99",
      above: p99Ms,
    },
    {
      id: "containers_unhealthy",
      description: "A task fails its health check",
      metrics: { unhealthy: target("UnHealthyHostCount", "Maximum", "unhealthy") },
      expression: "unhealthy",
      above: 0,
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
    above: 0,
  }));
}

/** Two of three periods must be bad: one bad minute wakes nobody. */
export function alarms(
  scope: Construct,
  name: string,
  actions: readonly string[],
  ...parts: Parameters<typeof alarmList>
): CloudwatchMetricAlarm[] {
  return alarmList(...parts).map(
    ({ id, description, metrics, expression, above }) =>
      new CloudwatchMetricAlarm(scope, id, {
        alarmName: `${name}-${id.replaceAll("_", "-")}`,
        alarmDescription: description,
        comparisonOperator: "GreaterThanThreshold",
        threshold: above,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        treatMissingData: "notBreaching",
        metricQuery: [
          { id: "result", expression, label: description, returnData: true },
          ...Object.entries(metrics).map(([key, metric]) => query(key, metric)),
        ],
        alarmActions: [...actions],
        okActions: [...actions],
      }),
  );
}

function query(id: string, metric: Metric): CloudwatchMetricAlarmMetricQuery {
  return {
    id,
    label: metric.label,
    returnData: false,
    metric: {
      namespace: metric.namespace,
      metricName: metric.name,
      dimensions: metric.dimensions,
      period: minutes * 60,
      stat: metric.stat,
    },
  };
}
