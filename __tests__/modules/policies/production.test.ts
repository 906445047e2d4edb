import { type Attributes, allOf, at, ref } from "../synthesize";
import { production, wholeStack } from "../whole-stack";

describe("production", () => {
  const stack = wholeStack({ ...production, ALARM_EMAIL: "ops@example.com" });

  test("refuses to lose data", () => {
    expect(at(stack, "aws_dynamodb_table.posts_table").deletion_protection_enabled).toBe(true);
    expect(at(stack, "aws_lb.containers_load_balancer").enable_deletion_protection).toBe(true);
    expect(at(stack, "aws_s3_bucket.site_bucket").force_destroy).toBe(false);
    expect(at(stack, "aws_ecr_repository.containers_repository").force_delete).toBe(false);
  });

  test("every alarm tells somebody", () => {
    for (const [, { alarm_actions }] of allOf(stack, "aws_cloudwatch_metric_alarm")) {
      expect(alarm_actions).toEqual([ref("aws_sns_topic.observability_topic.arn")]);
    }
  });

  test("speaks TLS from end to end", () => {
    const { origin } = at(stack, "aws_cloudfront_distribution.site_distribution");
    const apis = (origin as Attributes[]).filter((one) => "custom_origin_config" in one);
    expect(apis.map(({ domain_name }) => domain_name)).toEqual([
      "functions.app.example.com",
      "containers.app.example.com",
    ]);
    for (const { custom_origin_config } of apis) {
      expect(custom_origin_config).toMatchObject({ origin_protocol_policy: "https-only" });
    }
    expect(at(stack, "aws_lb_listener.containers_listener").default_action).toEqual([
      expect.objectContaining({ type: "redirect" }),
    ]);
  });

  test("has two tasks at least, without a way to the internet", () => {
    expect(at(stack, "aws_appautoscaling_target.containers_scaling")).toMatchObject({
      min_capacity: 2,
      max_capacity: 10,
    });
    expect(JSON.stringify(allOf(stack, "aws_vpc_security_group_egress_rule"))).not.toContain(
      "cidr",
    );
  });
});

test("the demo can be destroyed, with all that is in it", () => {
  const stack = wholeStack();
  expect(at(stack, "aws_dynamodb_table.posts_table").deletion_protection_enabled).toBe(false);
  expect(at(stack, "aws_lb.containers_load_balancer").enable_deletion_protection).toBe(false);
  expect(at(stack, "aws_s3_bucket.site_bucket").force_destroy).toBe(true);
  expect(at(stack, "aws_ecr_repository.containers_repository").force_delete).toBe(true);
});
