import { type Attributes, allOf } from "../synthesize";
import { watched } from "./watched";

/** What one period of each metric shows; a metric that AWS has no value of is left out. */
type Values = Readonly<Record<string, number>>;

interface Query {
  readonly id: string;
  readonly expression?: string;
  readonly metric?: { readonly metric_name: string; readonly stat: string };
}

const missing = Number.NaN;

/** CloudWatch's metric math, of one period: what has no value gives none, but where it is filled. */
function result(queries: readonly Query[], values: Values): number {
  const metrics = queries.filter(({ metric }) => metric);
  const read = metrics.map(({ metric }) => {
    const { metric_name = "", stat = "" } = metric ?? {};
    return values[`${metric_name} ${stat}`] ?? values[metric_name] ?? missing;
  });
  const expression = String(queries.find((query) => query.expression)?.expression);
  const math = new Function(
    "IF",
    "FILL",
    "SUM",
    "METRICS",
    ...metrics.map(({ id }) => id),
    `return ${expression}`,
  );
  return math(
    (is: boolean, then: number, other: number) => (is ? then : other),
    (value: number, by: number) => (Number.isNaN(value) ? by : value),
    (all: readonly number[]) => all.reduce((sum, value) => sum + (value || 0), 0),
    () => read,
    ...read,
  );
}

const all = allOf(watched(), "aws_cloudwatch_metric_alarm");

/** Which alarms go off where every period is like this one. */
const ringing = (values: Values): string[] =>
  all.flatMap(([id, alarm]) => {
    const { metric_query, threshold, comparison_operator, treat_missing_data }: Attributes = alarm;
    const value = result(metric_query as unknown as Query[], values);
    const isBad = Number.isNaN(value)
      ? treat_missing_data === "breaching"
      : comparison_operator === "LessThanThreshold"
        ? value < Number(threshold)
        : value > Number(threshold);
    return isBad ? [id.replace("watch_", "")] : [];
  });

const well: Values = {
  Count: 500,
  "5xx": 0,
  Latency: 80,
  RequestCount: 500,
  HTTPCode_Target_5XX_Count: 0,
  TargetResponseTime: 0.08,
  UnHealthyHostCount: 0,
  HealthyHostCount: 2,
};

const without = (...names: readonly string[]): Values =>
  Object.fromEntries(Object.entries(well).filter(([name]) => !names.includes(name)));

test.each<readonly [string, Values, readonly string[]]>([
  ["all is well", well, []],
  ["nobody calls", { HealthyHostCount: 2, UnHealthyHostCount: 0 }, []],
  [
    "no task is healthy: the load balancer answers, and counts no request",
    {
      ...without("RequestCount", "TargetResponseTime", "HTTPCode_Target_5XX_Count"),
      HTTPCode_ELB_5XX_Count: 300,
      HealthyHostCount: 0,
      UnHealthyHostCount: 2,
    },
    ["containers_errors", "containers_unhealthy", "containers_down"],
  ],
  [
    "there is no task, and nobody calls",
    without(
      ...["RequestCount", "TargetResponseTime", "HTTPCode_Target_5XX_Count"],
      ...["HealthyHostCount", "UnHealthyHostCount"],
    ),
    ["containers_down"],
  ],
  [
    "no task is healthy, and few call",
    {
      ...without("RequestCount", "TargetResponseTime"),
      HTTPCode_ELB_5XX_Count: 3,
      HealthyHostCount: 0,
    },
    ["containers_down"],
  ],
  [
    "one of five slow",
    { ...well, Count: 5, Latency: 4_000, RequestCount: 5, TargetResponseTime: 4 },
    [],
  ],
  [
    "many are slow",
    { ...well, Latency: 4_000, TargetResponseTime: 4 },
    ["functions_p99", "containers_p99"],
  ],
  [
    "one in twenty fails",
    { ...well, "5xx": 25, HTTPCode_Target_5XX_Count: 25 },
    ["functions_errors", "containers_errors"],
  ],
])("%s", (_title, values, expected) => {
  expect(ringing(values).sort()).toEqual([...expected].sort());
});
