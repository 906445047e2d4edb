import type { DynamoTable } from "../dynamo";
import type { FargateAlb } from "../fargate-alb";
import type { LambdaApi } from "../lambda-api";
import { coldStartMetrics } from "./cold-starts";
import {
  apiSeries,
  balancerSeries,
  coldStartSeries,
  functionSeries,
  type Metric,
  serviceSeries,
  tableSeries,
  targetSeries,
} from "./metrics";

interface Panel {
  readonly title: string;
  readonly metrics: readonly Metric[];
}

const quantiles = ["p50", "p90", "p99"] as const;

/** Two columns, functions on the left and containers on the right, the same question in each row. */
function rows(
  namespace: string,
  functions: LambdaApi,
  containers: FargateAlb,
  tables: readonly DynamoTable[],
): readonly (readonly [Panel, Panel])[] {
  const api = apiSeries(functions);
  const balancer = balancerSeries(containers);
  const target = targetSeries(containers);
  const service = serviceSeries(containers);
  const cold = coldStartSeries(namespace);
  const each = (name: string, stat: Metric["stat"]) =>
    functionSeries(functions).map(([id, of]) => of(name, stat, id));
  return [
    [
      { title: "Functions: requests", metrics: [api("Count", "Sum", "requests")] },
      { title: "Containers: requests", metrics: [balancer("RequestCount", "Sum", "requests")] },
    ],
    [
      {
        title: "Functions: latency, ms",
        metrics: [
          ...quantiles.map((q) => api("Latency", q, q)),
          api("IntegrationLatency", "p50", "p50 of the function alone"),
        ],
      },
      {
        title: "Containers: latency, s",
        metrics: quantiles.map((q) => balancer("TargetResponseTime", q, q)),
      },
    ],
    [
      {
        title: "Functions: errors",
        metrics: [api("4xx", "Sum", "4xx"), api("5xx", "Sum", "5xx"), ...each("Errors", "Sum")],
      },
      {
        title: "Containers: errors",
        metrics: [
          target("HTTPCode_Target_4XX_Count", "Sum", "4xx"),
          target("HTTPCode_Target_5XX_Count", "Sum", "5xx"),
          balancer("HTTPCode_ELB_5XX_Count", "Sum", "5xx of the load balancer"),
        ],
      },
    ],
    [
      { title: "Functions: throttles", metrics: each("Throttles", "Sum") },
      {
        title: "Containers: refused connections",
        metrics: [balancer("RejectedConnectionCount", "Sum", "refused")],
      },
    ],
    [
      {
        title: "Functions: cold starts",
        metrics: [cold(coldStartMetrics.functions, "Sum", "cold starts")],
      },
      {
        title: "Containers: first requests of a task",
        metrics: [cold(coldStartMetrics.containers, "Sum", "first requests")],
      },
    ],
    [
      { title: "Functions: instances at work", metrics: each("ConcurrentExecutions", "Maximum") },
      {
        title: "Containers: running tasks",
        metrics: [
          // A task reports its CPU once a minute: the reports are the tasks.
          service("CPUUtilization", "SampleCount", "running"),
          target("HealthyHostCount", "Maximum", "healthy"),
          target("UnHealthyHostCount", "Maximum", "unhealthy"),
        ],
      },
    ],
    [
      { title: "Functions: duration p99, ms", metrics: each("Duration", "p99") },
      {
        title: "Containers: CPU and memory, percent",
        metrics: [
          service("CPUUtilization", "Average", "CPU"),
          service("MemoryUtilization", "Average", "memory"),
        ],
      },
    ],
    ...tables.map((table) =>
      tableRow(tables.length === 1 ? "Table" : `Table ${table.node.id}`, table),
    ),
  ];
}

function tableRow(title: string, table: DynamoTable): readonly [Panel, Panel] {
  const of = (...names: readonly string[]) =>
    names.flatMap((name) =>
      tableSeries(table).map(([id, series]) => series(name, "Sum", `${name} ${id}`)),
    );
  return [
    {
      title: `${title}: consumed capacity, units`,
      metrics: of("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits"),
    },
    { title: `${title}: throttles`, metrics: of("ReadThrottleEvents", "WriteThrottleEvents") },
  ];
}

const size = { width: 12, height: 6 };

/** The body of a dashboard, as CloudWatch writes it. */
export function dashboardBody(region: string, ...parts: Parameters<typeof rows>): string {
  const widget = ({ title, metrics }: Panel, column: number, row: number) => ({
    type: "metric",
    x: column * size.width,
    y: row * size.height,
    ...size,
    properties: {
      title,
      region,
      view: "timeSeries",
      period: 60,
      metrics: metrics.map(({ namespace, name, dimensions, stat, label }) => [
        namespace,
        name,
        ...Object.entries(dimensions).flat(),
        { stat, label },
      ]),
    },
  });
  return JSON.stringify({
    widgets: rows(...parts).flatMap((panels, row) =>
      panels.map((panel, column) => widget(panel, column, row)),
    ),
  });
}
