import { planOf } from "../../../compare/phases/plan";
import { checkLimits, limitsOf } from "../../../compare/run/limits";

const stack = {
  resource: {
    aws_apigatewayv2_stage: {
      functions_stage: {
        default_route_settings: { throttling_rate_limit: 50, throttling_burst_limit: 100 },
      },
    },
    aws_dynamodb_table: {
      posts: { on_demand_throughput: { max_read_request_units: 200, max_write_request_units: 40 } },
      notes: { on_demand_throughput: { max_read_request_units: 100 } },
      free: {},
    },
    aws_appautoscaling_target: { containers_scaling: { min_capacity: 1, max_capacity: 2 } },
  },
};

test("rule 11: limits are read of the stack before they are hit", () => {
  const limits = limitsOf(stack);
  expect(limits).toMatchObject({
    throttleRate: 50,
    throttleBurst: 100,
    mostTasks: 2,
    tableReads: 100,
    tableWrites: 40,
  });
  expect(() => checkLimits(planOf({ profile: "thorough", seed: 1 }), limits)).not.toThrow();
  expect(() => checkLimits(planOf({ profile: "quick", seed: 1, rates: [60] }), limits)).toThrow(
    "the plan sends 60 requests a second, and the API lets 50 a second through: deploy with a higher THROTTLE_RATE, or ask for less with --rate",
  );
  expect(limitsOf(undefined).throttleRate).toBeUndefined();
});
