import * as v from "valibot";
import type { Plan } from "../phases/plan";
import type { Limits } from "../record/limits";
import { attribute, type Stack } from "../record/stack";
import { RunError } from "../run-error";

const routeSettings = v.object({
  throttling_rate_limit: v.number(),
  throttling_burst_limit: v.number(),
});
const throughput = v.object({
  max_read_request_units: v.optional(v.number()),
  max_write_request_units: v.optional(v.number()),
});

/** What a stack says of what it lets through; of what it does not there is nothing. */
export function limitsOf(stack: Stack | undefined): Limits {
  const text = attribute(stack, "aws_apigatewayv2_stage", "default_route_settings");
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), routeSettings), text);
  const tables = Object.values(stack?.resource.aws_dynamodb_table ?? {}).flatMap((table) => {
    const read = v.safeParse(throughput, [table.on_demand_throughput].flat()[0]);
    return read.success ? [read.output] : [];
  });
  const least = (values: readonly (number | undefined)[]): number | undefined => {
    const set = values.filter((value): value is number => value !== undefined && value > 0);
    return set.length === 0 ? undefined : Math.min(...set);
  };
  const tasks = (name: string): number | undefined => {
    const value = Number(attribute(stack, "aws_appautoscaling_target", name) ?? Number.NaN);
    return Number.isInteger(value) ? value : undefined;
  };
  return known({
    throttleRate: found.success ? found.output.throttling_rate_limit : undefined,
    throttleBurst: found.success ? found.output.throttling_burst_limit : undefined,
    leastTasks: tasks("min_capacity"),
    mostTasks: tasks("max_capacity"),
    tableReads: least(tables.map((each) => each.max_read_request_units)),
    tableWrites: least(tables.map((each) => each.max_write_request_units)),
  });
}

/** Without what is undefined. */
export const known = (limits: { [K in keyof Limits]?: Limits[K] | undefined }): Limits =>
  Object.fromEntries(Object.entries(limits).filter(([, value]) => value !== undefined)) as Limits;

/**
 * Refuses a plan that would measure the API's throttle in place of the functions.
 *
 * @throws {RunError} which rate passes it, and what to do
 */
export function checkLimits({ steady, aa, step }: Plan, { throttleRate }: Limits): void {
  if (throttleRate === undefined) return;
  const most = Math.max(...steady.rates, aa.rate, step.to);
  if (most <= throttleRate) return;
  throw new RunError(
    `the plan sends ${most} requests a second, and the API lets ${throttleRate} a second through: deploy with a higher THROTTLE_RATE, or ask for less with --rate`,
  );
}
