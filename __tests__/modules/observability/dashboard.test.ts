import { at, parsed, ref } from "../synthesize";
import { type Tables, watched } from "./watched";

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title: string; readonly region: string; readonly metrics: Row[] };
}

type Row = [namespace: string, name: string, ...rest: (string | { stat: string; label: string })[]];

const api = [
  "ApiId",
  ref("aws_apigatewayv2_api.functions_api.id"),
  "Stage",
  ref("aws_apigatewayv2_stage.functions_stage.name"),
];

const balancer = ["LoadBalancer", ref("aws_lb.containers_load_balancer.arn_suffix")];

const target = [
  ...balancer,
  "TargetGroup",
  ref("aws_lb_target_group.containers_target_group.arn_suffix"),
];

describe("the dashboard", () => {
  const widgetsOf = (stack: ReturnType<typeof watched>) => {
    const { dashboard_body } = at(stack, "aws_cloudwatch_dashboard.watch_dashboard");
    return (parsed(dashboard_body) as unknown as { widgets: Widget[] }).widgets;
  };
  const widgets = widgetsOf(watched());
  /** Each series of a panel, as `namespace name stat`, and its dimensions. */
  const seriesOf = (title: string) =>
    widgets
      .find(({ properties }) => properties.title === title)
      ?.properties.metrics.map(([namespace, name, ...rest]) => {
        const options = rest.at(-1) as { stat: string };
        return [`${namespace} ${name} ${options.stat}`, rest.slice(0, -1)];
      });

  test("asks the same question of both, side by side", () => {
    expect(widgets.map(({ x, y, properties }) => [x, y, properties.title])).toEqual([
      [0, 0, "Functions: requests"],
      [12, 0, "Containers: requests"],
      [0, 6, "Functions: latency, ms"],
      [12, 6, "Containers: latency, s"],
      [0, 12, "Functions: errors"],
      [12, 12, "Containers: errors"],
      [0, 18, "Functions: throttles"],
      [12, 18, "Containers: refused connections"],
      [0, 24, "Functions: cold starts"],
      [12, 24, "Containers: first requests of a task"],
      [0, 30, "Functions: instances at work"],
      [12, 30, "Containers: running tasks"],
      [0, 36, "Functions: duration p99, ms"],
      [12, 36, "Containers: CPU and memory, percent"],
      [0, 42, "Table: consumed capacity, units"],
      [12, 42, "Table: throttles"],
    ]);
  });

  test("an HTTP API's metrics have their own names", () => {
    expect(seriesOf("Functions: requests")).toEqual([["AWS/ApiGateway Count Sum", api]]);
    expect(seriesOf("Functions: latency, ms")).toEqual([
      ["AWS/ApiGateway Latency p50", api],
      ["AWS/ApiGateway Latency p90", api],
      ["AWS/ApiGateway Latency p99", api],
      ["AWS/ApiGateway IntegrationLatency p50", api],
    ]);
    expect(seriesOf("Functions: errors")?.map(([name]) => name)).toEqual([
      "AWS/ApiGateway 4xx Sum",
      "AWS/ApiGateway 5xx Sum",
      "AWS/Lambda Errors Sum",
      "AWS/Lambda Errors Sum",
    ]);
  });

  test("the load balancer's, its targets' and the service's", () => {
    expect(seriesOf("Containers: latency, s")).toEqual([
      ["AWS/ApplicationELB TargetResponseTime p50", balancer],
      ["AWS/ApplicationELB TargetResponseTime p90", balancer],
      ["AWS/ApplicationELB TargetResponseTime p99", balancer],
    ]);
    expect(seriesOf("Containers: errors")).toEqual([
      ["AWS/ApplicationELB HTTPCode_Target_4XX_Count Sum", target],
      ["AWS/ApplicationELB HTTPCode_Target_5XX_Count Sum", target],
      ["AWS/ApplicationELB HTTPCode_ELB_5XX_Count Sum", balancer],
    ]);
    const service = [
      "ClusterName",
      ref("aws_ecs_cluster.containers_cluster.name"),
      "ServiceName",
      ref("aws_ecs_service.containers_service.name"),
    ];
    expect(seriesOf("Containers: running tasks")).toEqual([
      ["AWS/ECS CPUUtilization SampleCount", service],
      ["AWS/ApplicationELB HealthyHostCount Maximum", target],
      ["AWS/ApplicationELB UnHealthyHostCount Maximum", target],
    ]);
    expect(seriesOf("Containers: CPU and memory, percent")).toEqual([
      ["AWS/ECS CPUUtilization Average", service],
      ["AWS/ECS MemoryUtilization Average", service],
    ]);
  });

  test("each function, and the table with its index", () => {
    const functionOf = (id: string) => [
      "FunctionName",
      ref(`aws_lambda_function.functions_${id}.function_name`),
    ];
    expect(seriesOf("Functions: throttles")).toEqual([
      ["AWS/Lambda Throttles Sum", functionOf("list")],
      ["AWS/Lambda Throttles Sum", functionOf("create")],
    ]);
    const table = ["TableName", ref("aws_dynamodb_table.things_table.name")];
    const index = [...table, "GlobalSecondaryIndexName", "by0"];
    expect(seriesOf("Table: throttles")).toEqual([
      ["AWS/DynamoDB ReadThrottleEvents Sum", table],
      ["AWS/DynamoDB ReadThrottleEvents Sum", index],
      ["AWS/DynamoDB WriteThrottleEvents Sum", table],
      ["AWS/DynamoDB WriteThrottleEvents Sum", index],
    ]);
    expect(seriesOf("Table: consumed capacity, units")?.map(([name]) => name)).toEqual([
      "AWS/DynamoDB ConsumedReadCapacityUnits Sum",
      "AWS/DynamoDB ConsumedReadCapacityUnits Sum",
      "AWS/DynamoDB ConsumedWriteCapacityUnits Sum",
      "AWS/DynamoDB ConsumedWriteCapacityUnits Sum",
    ]);
  });

  test("has a row for each table, and none where there is none", () => {
    const tableTitles = (tables: Tables) =>
      widgetsOf(watched({}, tables))
        .map(({ y, properties }) => [y, properties.title])
        .filter(([, title]) => String(title).startsWith("Table"));
    expect(tableTitles({ orders: 2, customers: 0 })).toEqual([
      [42, "Table orders: consumed capacity, units"],
      [42, "Table orders: throttles"],
      [48, "Table customers: consumed capacity, units"],
      [48, "Table customers: throttles"],
    ]);
    expect(tableTitles({})).toEqual([]);
  });
});
