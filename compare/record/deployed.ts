import { hoursPerMonth } from "../cost/load";
import type { CostInputsRecord } from "./cost-inputs";
import type { Json, JsonObject, Stack } from "./stack";

/**
 * The cost model's inputs that a stack decides: sizes, tasks, egress, endpoints and zones, door,
 * architecture, region, retention, limits. What it does not say is left out.
 */
export function deployedOf(stack: Stack | undefined): CostInputsRecord | undefined {
  if (stack === undefined) return undefined;
  const all = (type: string): readonly JsonObject[] => Object.values(stack.resource[type] ?? {});
  const number = (type: string, ...path: readonly string[]) => numberAt(all(type)[0], path);
  const policy = (metric: string) =>
    all("aws_appautoscaling_policy")
      .map((each) => inner(each.target_tracking_scaling_policy_configuration))
      .find(
        (each) => inner(each?.predefined_metric_specification)?.predefined_metric_type === metric,
      );
  const memory = number("aws_lambda_function", "memory_size");
  const [cpu, taskMemory] = [
    number("aws_ecs_task_definition", "cpu"),
    number("aws_ecs_task_definition", "memory"),
  ];
  const percent = numberAt(policy("ECSServiceAverageCPUUtilization"), ["target_value"]);
  const aMinute = numberAt(policy("ALBRequestCountPerTarget"), ["target_value"]);
  const retention = number("aws_cloudwatch_log_group", "retention_in_days");
  const balancers = all("aws_lb");
  const subnets = balancers[0]?.subnets;
  const endpoints = all("aws_vpc_endpoint").filter(
    (each) => each.vpc_endpoint_type === "Interface",
  );
  const gateways = all("aws_nat_gateway");
  const tracing = inner(all("aws_lambda_function")[0]?.tracing_config)?.mode;
  const traced = (value: number): number | undefined =>
    tracing === undefined ? undefined : tracing === "Active" ? value : 0;
  return {
    numbers: defined({
      functionsMemoryGib: memory && memory / 1024,
      // X-Ray's default rule, where it is on.
      tracedPerSecond: traced(1),
      tracedShare: traced(0.05),
      throttlePerSecond: number(
        "aws_apigatewayv2_stage",
        "default_route_settings",
        "throttling_rate_limit",
      ),
      // Fargate counts a vCPU as 1,024 units.
      taskVcpu: cpu && cpu / 1024,
      taskGib: taskMemory && taskMemory / 1024,
      minTasks: number("aws_appautoscaling_target", "min_capacity"),
      maxTasks: number("aws_appautoscaling_target", "max_capacity"),
      targetUtilisation: percent && percent / 100,
      scaleAtPerSecond: aMinute && aMinute / 60,
      balancers: balancers.length || undefined,
      publicBalancers:
        balancers.length > 0
          ? balancers.filter(({ internal }) => internal !== true).length
          : undefined,
      zones: Array.isArray(subnets) ? subnets.length : undefined,
      rules: all("aws_lb_listener").length > 0 ? all("aws_lb_listener_rule").length + 1 : undefined,
      natGateways: gateways.length > 0 ? gateways.length : undefined,
      endpoints: endpoints.length > 0 ? endpoints.length : undefined,
      logMonthsKept: retention && (retention * 24) / hoursPerMonth,
    }),
    choices: defined({
      region: stack.provider?.aws?.[0]?.region?.toString(),
      door: doorOf(stack),
      egress: egressOf(stack),
      functionsArchitecture: architecture(all("aws_lambda_function")[0]?.architectures),
      containersArchitecture: architecture(all("aws_ecs_task_definition")[0]?.runtime_platform),
    }),
  };
}

/** A block of Terraform's JSON, which is written as an object or as a list of one. */
function inner(value: Json | undefined): JsonObject | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "object" && one !== null && !Array.isArray(one)
    ? (one as JsonObject)
    : undefined;
}

function numberAt(from: JsonObject | undefined, path: readonly string[]): number | undefined {
  const [key = "", ...rest] = path;
  const value = from?.[key];
  if (rest.length > 0) return numberAt(inner(value), rest);
  const number =
    typeof value === "string" || typeof value === "number" ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}

function defined<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const there = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(there) as { [K in keyof T]?: NonNullable<T[K]> };
}

function doorOf({ resource }: Stack): string | undefined {
  if (resource.aws_apigatewayv2_api) return "http-api";
  return resource.aws_lambda_function_url ? "function-url" : undefined;
}

function egressOf({ resource }: Stack): string | undefined {
  const [service] = Object.values(resource.aws_ecs_service ?? {});
  if (service === undefined) return undefined;
  if (inner(service.network_configuration)?.assign_public_ip === true) return "public-ip";
  return resource.aws_nat_gateway ? "nat" : "endpoints";
}

const architecture = (value: Json | undefined): string | undefined =>
  value === undefined ? undefined : /arm64/i.test(JSON.stringify(value)) ? "arm64" : "x86";
