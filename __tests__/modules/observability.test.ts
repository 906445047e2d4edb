import { join } from "node:path";
import { DynamoTable } from "../../modules/dynamo";
import { FargateAlb } from "../../modules/fargate-alb";
import { LambdaApi } from "../../modules/lambda-api";
import { Observability, type ObservabilityProps } from "../../modules/observability";
import { allOf, at, parsed, ref, synthesize, temporaryFolder } from "./synthesize";

const folder = join(temporaryFolder({ "api/index.mjs": "" }), "api");
const watched = (props: Partial<ObservabilityProps> = {}) =>
  synthesize((stack) => {
    new Observability(stack, "watch", {
      functions: new LambdaApi(stack, "functions", {
        code: { folder, handler: "index.handler" },
        routes: [
          { name: "list", method: "GET", path: "/things" },
          { name: "create", method: "POST", path: "/things" },
        ],
      }),
      containers: new FargateAlb(stack, "containers", { image: { uri: "ghcr.io/a/b:1" } }),
      table: new DynamoTable(stack, "things", {
        schema: {
          partitionKey: { name: "id", type: "S" },
          indexes: { feed: { partitionKey: { name: "feed", type: "S" } } },
        },
      }),
      coldStartPattern: "{ $.cold IS TRUE }",
      ...props,
    });
  });

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
  const body = parsed(at(watched(), "aws_cloudwatch_dashboard.watch_dashboard").dashboard_body);
  const { widgets } = body as unknown as { widgets: Widget[] };
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
    const index = [...table, "GlobalSecondaryIndexName", "feed"];
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
});

describe("cold starts", () => {
  const stack = watched();

  test.each([
    ["list", "aws_cloudwatch_log_group.functions_list_logs.name"],
    ["create", "aws_cloudwatch_log_group.functions_create_logs.name"],
  ])("of %s are counted by Lambda's own report", (id, group) => {
    expect(at(stack, `aws_cloudwatch_log_metric_filter.watch_${id}_cold_starts`)).toMatchObject({
      log_group_name: ref(group),
      pattern: '"REPORT RequestId" "Init Duration"',
      metric_transformation: { namespace: "watch", name: "FunctionColdStarts", value: "1" },
    });
  });

  test("of tasks are counted by the app's own log line", () => {
    expect(
      at(stack, "aws_cloudwatch_log_metric_filter.watch_containers_cold_starts"),
    ).toMatchObject({
      log_group_name: ref("aws_cloudwatch_log_group.containers_logs.name"),
      pattern: "{ $.cold IS TRUE }",
      metric_transformation: { namespace: "watch", name: "ContainerColdStarts", value: "1" },
    });
  });
});

describe("alarms", () => {
  interface Query {
    readonly id: string;
    readonly expression?: string;
    readonly return_data?: boolean;
    readonly metric?: { readonly metric_name: string; readonly namespace: string; stat: string };
  }
  const alarm = (stack: ReturnType<typeof watched>, id: string) =>
    at(stack, `aws_cloudwatch_metric_alarm.watch_${id}`);
  const read = (id: string) => {
    const { metric_query, threshold } = alarm(watched(), id);
    const [result, ...metrics] = metric_query as unknown as Query[];
    return {
      threshold,
      expression: result?.expression,
      metrics: metrics.map(
        ({ id, metric }) => `${id}: ${metric?.namespace} ${metric?.metric_name} ${metric?.stat}`,
      ),
    };
  };

  test.each([
    [
      "functions_errors",
      1,
      "IF(requests >= 20, 100 * errors / requests, 0)",
      ["requests: AWS/ApiGateway Count Sum", "errors: AWS/ApiGateway 5xx Sum"],
    ],
    [
      "containers_errors",
      1,
      "IF(requests >= 20, 100 * (FILL(ofTasks, 0) + FILL(ofBalancer, 0)) / requests, 0)",
      [
        "requests: AWS/ApplicationELB RequestCount Sum",
        "ofTasks: AWS/ApplicationELB HTTPCode_Target_5XX_Count Sum",
        "ofBalancer: AWS/ApplicationELB HTTPCode_ELB_5XX_Count Sum",
      ],
    ],
    ["functions_p99", 1_000, "p99", ["p99: AWS/ApiGateway Latency p99"]],
    ["containers_p99", 1_000, "1000 * p99", ["p99: AWS/ApplicationELB TargetResponseTime p99"]],
    [
      "containers_unhealthy",
      0,
      "unhealthy",
      ["unhealthy: AWS/ApplicationELB UnHealthyHostCount Maximum"],
    ],
    [
      "functions_throttles",
      0,
      "SUM(METRICS())",
      ["m0: AWS/Lambda Throttles Sum", "m1: AWS/Lambda Throttles Sum"],
    ],
    [
      "table_throttles",
      0,
      "SUM(METRICS())",
      [
        "m0: AWS/DynamoDB ReadThrottleEvents Sum",
        "m1: AWS/DynamoDB WriteThrottleEvents Sum",
        "m2: AWS/DynamoDB ReadThrottleEvents Sum",
        "m3: AWS/DynamoDB WriteThrottleEvents Sum",
      ],
    ],
  ])("%s goes off above %d", (id, threshold, expression, metrics) => {
    expect(read(id)).toEqual({ threshold, expression, metrics });
  });

  test("there are no others, and each looks at its result alone", () => {
    const all = allOf(watched(), "aws_cloudwatch_metric_alarm");
    expect(all).toHaveLength(7);
    for (const [, { metric_query, treat_missing_data }] of all) {
      const queries = metric_query as unknown as Query[];
      expect(queries.filter(({ return_data }) => return_data).map(({ id }) => id)).toEqual([
        "result",
      ]);
      expect(treat_missing_data).toBe("notBreaching");
    }
  });

  test("only show, where nobody is to be told", () => {
    expect(alarm(watched(), "functions_p99")).toMatchObject({ alarm_actions: [], ok_actions: [] });
    expect(allOf(watched(), "aws_sns_topic")).toEqual([]);
  });

  test("tell an address, when they go off and when they are over", () => {
    const stack = watched({ alarmEmail: "ops@example.com" });
    const topic = ref("aws_sns_topic.watch_topic.arn");
    for (const [, made] of allOf(stack, "aws_cloudwatch_metric_alarm")) {
      expect(made).toMatchObject({ alarm_actions: [topic], ok_actions: [topic] });
    }
    expect(at(stack, "aws_sns_topic_subscription.watch_email")).toMatchObject({
      topic_arn: topic,
      protocol: "email",
      endpoint: "ops@example.com",
    });
  });

  test("have thresholds that can be set, within sense", () => {
    const stack = watched({ thresholds: { errorPercent: 0.1, p99Ms: 250 } });
    expect(alarm(stack, "containers_p99").threshold).toBe(250);
    expect(alarm(stack, "functions_errors").threshold).toBe(0.1);
    expect(() => watched({ thresholds: { errorPercent: 101, p99Ms: 0 } })).toThrow(
      [
        "test/watch cannot be built:",
        "thresholds.errorPercent is 101; allowed is above 0 and up to 100.",
        "thresholds.p99Ms is 0; allowed is a number of milliseconds above 0.",
      ].join("\n  - "),
    );
  });
});
