import { CloudwatchLogMetricFilter } from "@cdktf/provider-aws/lib/cloudwatch-log-metric-filter";
import type { Construct } from "constructs";
import type { FargateAlb } from "../fargate-alb";
import type { LambdaApi } from "../lambda-api";

export const coldStartMetrics = {
  functions: "FunctionColdStarts",
  containers: "ContainerColdStarts",
} as const;

/** Lambda's own line on each invocation says how long the start took, when there was one. */
const reportWithStart = '"REPORT RequestId" "Init Duration"';

/**
 * Counts cold starts from the logs, since AWS has no metric of them.
 *
 * @param containerPattern matches the app's log line on a task's first request
 */
export function countColdStarts(
  scope: Construct,
  namespace: string,
  functions: LambdaApi,
  containers: FargateAlb,
  containerPattern: string,
): void {
  const count = (id: string, logGroupName: string, pattern: string, metric: string) =>
    new CloudwatchLogMetricFilter(scope, `${id}_cold_starts`, {
      name: `${namespace}-${id}-cold-starts`,
      logGroupName,
      pattern,
      metricTransformation: { namespace, name: metric, value: "1", unit: "Count" },
    });
  for (const [name, { logs }] of functions.functions) {
    const id = name === "containers" ? `${name}_function` : name;
    count(id, logs.name, reportWithStart, coldStartMetrics.functions);
  }
  count("containers", containers.logs.name, containerPattern, coldStartMetrics.containers);
}
