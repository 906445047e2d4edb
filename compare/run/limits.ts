import * as v from "valibot";
import type { Plan } from "../phases/plan";
import { attribute, type Stack } from "../record/stack";
import { RunError } from "../run-error";

/** What a deployment lets through, as its stack says; undefined where it does not. */
export interface Limits {
  /** Requests a second to the HTTP API. */
  readonly throttleRate: number | undefined;
  readonly throttleBurst: number | undefined;
  readonly leastTasks: string | undefined;
  readonly mostTasks: string | undefined;
  /** Request units a second of each table, as they stand in the stack. */
  readonly table: string | undefined;
}

const routeSettings = v.object({
  throttling_rate_limit: v.number(),
  throttling_burst_limit: v.number(),
});

export function limitsOf(stack: Stack | undefined): Limits {
  const text = attribute(stack, "aws_apigatewayv2_stage", "default_route_settings");
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), routeSettings), text);
  return {
    throttleRate: found.success ? found.output.throttling_rate_limit : undefined,
    throttleBurst: found.success ? found.output.throttling_burst_limit : undefined,
    leastTasks: attribute(stack, "aws_appautoscaling_target", "min_capacity"),
    mostTasks: attribute(stack, "aws_appautoscaling_target", "max_capacity"),
    table: attribute(stack, "aws_dynamodb_table", "on_demand_throughput"),
  };
}

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
