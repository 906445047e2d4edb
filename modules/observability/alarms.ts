import {
  CloudwatchMetricAlarm,
  type CloudwatchMetricAlarmMetricQuery,
} from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import type { Construct } from "constructs";
import { alarmList } from "./alarm-list";
import type { Metric } from "./metrics";

/** Two of three periods must be bad: one bad minute wakes nobody. */
export function alarms(
  scope: Construct,
  name: string,
  actions: readonly string[],
  ...parts: Parameters<typeof alarmList>
): CloudwatchMetricAlarm[] {
  const [, { service }] = parts;
  return alarmList(...parts).map(
    ({ id, description, metrics, expression, threshold, missing, minutes = 5 }) =>
      new CloudwatchMetricAlarm(scope, id, {
        alarmName: `${name}-${id.replaceAll("_", "-")}`,
        alarmDescription: description,
        ...("above" in threshold
          ? { comparisonOperator: "GreaterThanThreshold", threshold: threshold.above }
          : { comparisonOperator: "LessThanThreshold", threshold: threshold.below }),
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
        treatMissingData: missing ?? "notBreaching",
        metricQuery: [
          { id: "result", expression, label: description, returnData: true },
          ...Object.entries(metrics).map(([key, metric]) => query(key, metric, minutes)),
        ],
        // A first deploy without tasks yet is no outage.
        ...(missing && { dependsOn: [service] }),
        alarmActions: [...actions],
        okActions: [...actions],
      }),
  );
}

function query(id: string, metric: Metric, minutes: number): CloudwatchMetricAlarmMetricQuery {
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
