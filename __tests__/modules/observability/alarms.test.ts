import { allOf, at, ref } from "../synthesize";
import { type Tables, watched } from "./watched";

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
      "IF((FILL(requests, 0) + FILL(ofBalancer, 0)) >= 20, 100 * (FILL(ofTasks, 0) + FILL(ofBalancer, 0)) / (FILL(requests, 0) + FILL(ofBalancer, 0)), 0)",
      [
        "requests: AWS/ApplicationELB RequestCount Sum",
        "ofTasks: AWS/ApplicationELB HTTPCode_Target_5XX_Count Sum",
        "ofBalancer: AWS/ApplicationELB HTTPCode_ELB_5XX_Count Sum",
      ],
    ],
    [
      "functions_p99",
      1_000,
      "IF(requests >= 100, p99, 0)",
      ["requests: AWS/ApiGateway Count Sum", "p99: AWS/ApiGateway Latency p99"],
    ],
    [
      "containers_p99",
      1_000,
      "IF(requests >= 100, 1000 * p99, 0)",
      [
        "requests: AWS/ApplicationELB RequestCount Sum",
        "p99: AWS/ApplicationELB TargetResponseTime p99",
      ],
    ],
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
    expect(all).toHaveLength(8);
    for (const [id, { metric_query, treat_missing_data }] of all) {
      const queries = metric_query as unknown as Query[];
      expect(queries.filter(({ return_data }) => return_data).map(({ id }) => id)).toEqual([
        "result",
      ]);
      expect(treat_missing_data).toBe(
        id === "watch_containers_down" ? "breaching" : "notBreaching",
      );
    }
  });

  test("that nothing is healthy is known within two minutes, and not before a first task could be", () => {
    expect(alarm(watched(), "containers_down")).toMatchObject({
      comparison_operator: "LessThanThreshold",
      threshold: 1,
      evaluation_periods: 3,
      datapoints_to_alarm: 2,
      metric_query: [
        { expression: "healthy" },
        { metric: { metric_name: "HealthyHostCount", stat: "Maximum", period: 60 } },
      ],
      depends_on: ["aws_ecs_service.containers_service"],
    });
  });

  test("of several tables are one for each, and of none there are none", () => {
    const ids = (tables: Tables) =>
      allOf(watched({}, tables), "aws_cloudwatch_metric_alarm")
        .map(([id]) => id)
        .filter((id) => id.includes("table"));
    expect(ids({ orders: 1, customers: 0 })).toEqual([
      "watch_customers_table_throttles",
      "watch_orders_table_throttles",
    ]);
    expect(ids({})).toEqual([]);
  });

  test("look at ten metrics at the most, which is all that AWS takes", () => {
    const rows = Array.from({ length: 11 }, (_, i) => `row${i}`);
    const stack = watched({}, { things: 10 }, rows);
    const sizes = allOf(stack, "aws_cloudwatch_metric_alarm")
      .filter(([id]) => id.includes("throttles"))
      .map(([id, { metric_query }]) => [id, (metric_query as unknown as Query[]).length - 1]);
    expect(Object.fromEntries(sizes)).toEqual({
      watch_functions_throttles: 10,
      watch_functions_throttles_2: 1,
      watch_table_throttles: 10,
      watch_table_throttles_2: 10,
      watch_table_throttles_3: 2,
    });
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
