import type { DynamoTable } from "../dynamo";
import type { FargateAlb } from "../fargate-alb";
import type { LambdaApi } from "../lambda-api";

/** One series of CloudWatch. */
export interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly stat: "Sum" | "Average" | "Maximum" | "SampleCount" | "p50" | "p90" | "p99";
  readonly label: string;
}

type Series = (name: string, stat: Metric["stat"], label: string) => Metric;

const series =
  (namespace: string, dimensions: Metric["dimensions"]): Series =>
  (name, stat, label) => ({ namespace, name, dimensions, stat, label });

/**
 * An HTTP API's metrics, whose names differ from those of a REST API (`4xx`, not `4XXError`).
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-metrics.html
 */
export const apiSeries = ({ api, stage }: LambdaApi): Series =>
  series("AWS/ApiGateway", { ApiId: api.id, Stage: stage.name });

/** Of each function, by its id. */
export const functionSeries = ({ functions }: LambdaApi): readonly [string, Series][] =>
  [...functions].map(
    ([
      id,
      {
        function: { functionName },
      },
    ]) => [id, series("AWS/Lambda", { FunctionName: functionName })],
  );

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
export const balancerSeries = ({ loadBalancer }: FargateAlb): Series =>
  series("AWS/ApplicationELB", { LoadBalancer: loadBalancer.arnSuffix });

export const targetSeries = ({ loadBalancer, targetGroup }: FargateAlb): Series =>
  series("AWS/ApplicationELB", {
    LoadBalancer: loadBalancer.arnSuffix,
    TargetGroup: targetGroup.arnSuffix,
  });

export const serviceSeries = ({ cluster, service }: FargateAlb): Series =>
  series("AWS/ECS", { ClusterName: cluster.name, ServiceName: service.name });

/** Of the table itself and of each of its indexes, by what it is. */
export const tableSeries = ({ table, indexes }: DynamoTable): readonly [string, Series][] => [
  ["table", series("AWS/DynamoDB", { TableName: table.name })],
  ...indexes.map((index): [string, Series] => [
    index,
    series("AWS/DynamoDB", { TableName: table.name, GlobalSecondaryIndexName: index }),
  ]),
];

/** What the metric filters of `cold-starts.ts` count. */
export const coldStartSeries = (namespace: string): Series => series(namespace, {});
