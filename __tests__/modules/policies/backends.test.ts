import { type Attributes, allOf, at, parsed, ref } from "../synthesize";
import { container, profiles } from "./profiles";

describe.each(profiles)("%s", (profile, stack) => {
  describe("containers", () => {
    test("what starts a task and what runs in it have roles of their own", () => {
      const task = at(stack, "aws_ecs_task_definition.containers_task");
      expect(task.execution_role_arn).toBe(ref("aws_iam_role.containers_execution_role.arn"));
      expect(task.task_role_arn).toBe(ref("aws_iam_role.containers_task_role.arn"));
    });

    test("not privileged, not root, and nothing to write to but /tmp", () => {
      expect(container(stack)).toMatchObject({
        user: expect.stringMatching(/^[1-9]\d*:[1-9]\d*$/),
        readonlyRootFilesystem: true,
        mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
      });
      expect(container(stack)).not.toHaveProperty("privileged");
      expect(at(stack, "aws_ecs_task_definition.containers_task")).not.toHaveProperty("pid_mode");
    });

    test("write their log, which is kept for a while", () => {
      expect(container(stack)).toMatchObject({
        logConfiguration: {
          logDriver: "awslogs",
          options: { "awslogs-group": ref("aws_cloudwatch_log_group.containers_logs.name") },
        },
      });
    });

    test("images are scanned, never change under a tag, and are not kept for ever", () => {
      expect(at(stack, "aws_ecr_repository.containers_repository")).toMatchObject({
        image_scanning_configuration: { scan_on_push: true },
        image_tag_mutability: "IMMUTABLE",
      });
      const { policy } = at(stack, "aws_ecr_lifecycle_policy.containers_repository_lifecycle");
      expect(parsed(policy)).toMatchObject({
        rules: [{ selection: { countType: "imageCountMoreThan" }, action: { type: "expire" } }],
      });
    });
  });

  describe("functions", () => {
    test("each permission names whom it is for, and from where", () => {
      const permissions = allOf(stack, "aws_lambda_permission");
      expect(permissions.length).toBeGreaterThan(3);
      for (const [, permission] of permissions) {
        expect(permission.source_arn).toContain(
          ref("aws_apigatewayv2_api.functions_api.execution_arn"),
        );
      }
    });

    test("hold no secret in their environment", () => {
      const names = allOf(stack, "aws_lambda_function").flatMap(([, { environment }]) =>
        Object.keys((environment as { variables: object }).variables),
      );
      const allowed = [
        "TABLE_NAME",
        ...(profile === "production" ? ["BLOG_WRITE_KEY_SHA256"] : []),
      ];
      expect([...new Set(names)].sort()).toEqual([...allowed].sort());
    });

    test("the API keeps an access log in JSON, and throttles", () => {
      const stage = at(stack, "aws_apigatewayv2_stage.functions_stage");
      const { destination_arn, format } = stage.access_log_settings as Attributes;
      expect(destination_arn).toBe(ref("aws_cloudwatch_log_group.functions_access_logs.arn"));
      expect(parsed(format)).toMatchObject({ requestId: "$context.requestId" });
      expect(stage.default_route_settings).toEqual(
        profile === "demo"
          ? { throttling_rate_limit: 50, throttling_burst_limit: 100 }
          : { throttling_rate_limit: 1_000, throttling_burst_limit: 2_000 },
      );
    });
  });

  test("the table can be restored to any second, and is encrypted by a key that costs nothing", () => {
    expect(at(stack, "aws_dynamodb_table.posts_table")).toMatchObject({
      point_in_time_recovery: { enabled: true },
      server_side_encryption: { enabled: false },
    });
  });

  test("every log is kept for a while, and not for ever", () => {
    const groups = allOf(stack, "aws_cloudwatch_log_group");
    expect(groups).toHaveLength(6);
    for (const [, { retention_in_days }] of groups) {
      expect(retention_in_days).toBe(profile === "demo" ? 7 : 90);
    }
  });
});
