import { addresses, allOf, at, parsed, ref } from "../synthesize";
import { profiles, statementsOf } from "./profiles";

describe.each(profiles)("%s", (profile, stack) => {
  describe("rights", () => {
    /** AWS has no other form for these, and each has its reason where it is written. */
    const exceptions = new Set([
      "LogIn ecr:GetAuthorizationToken *",
      ...(profile === "production"
        ? ["SendTraces xray:PutTraceSegments,xray:PutTelemetryRecords *"]
        : []),
      // Names that AWS makes itself: streams of a log, objects of a bucket.
      "WriteLogs logs:CreateLogStream,logs:PutLogEvents :log-stream:*",
      "ReadByDistribution s3:GetObject /*",
      // A refusal of everything.
      "TlsOnly s3:* /*",
    ]);

    test("no wildcard but where AWS has no other form", () => {
      const policies = addresses(stack)
        .filter((address) => /^aws_(iam_role_policy|s3_bucket_policy)\./.test(address))
        .flatMap((address) => statementsOf(at(stack, address).policy));
      const withWildcard = policies
        .filter((statement) => JSON.stringify([statement.Action, statement.Resource]).includes("*"))
        .map(({ Sid, Action, Resource }) => {
          const wild = [Resource].flat().find((resource) => resource.includes("*"));
          return `${Sid} ${[Action].flat().join(",")} ${wild?.replace(/^\$\{[^}]+\}/, "")}`;
        });
      expect(new Set(withWildcard)).toEqual(exceptions);
    });

    test("a role is taken on by its one service alone, for this account", () => {
      for (const [id, { assume_role_policy }] of allOf(stack, "aws_iam_role")) {
        const service = id.startsWith("functions") ? "lambda" : "ecs-tasks";
        expect(parsed(assume_role_policy)).toMatchObject({
          Statement: [
            {
              Principal: { Service: `${service}.amazonaws.com` },
              Action: "sts:AssumeRole",
              Condition: {
                StringEquals: {
                  "aws:SourceAccount": ref("data.aws_caller_identity.current_account.account_id"),
                },
              },
            },
          ],
        });
      }
    });

    const table = ref("aws_dynamodb_table.posts_table.arn");
    const feed = ["dynamodb:Query", `${table}/index/feed`];
    const rightsOf = (role: string) =>
      statementsOf(at(stack, `aws_iam_role_policy.${role}_posts`).policy).map(
        ({ Action, Resource }) => [Action, Resource],
      );

    test.each([
      ["functions_listPosts_role", [feed]],
      ["functions_createPost_role", [[["dynamodb:PutItem", "dynamodb:GetItem"], table]]],
      ["functions_getPost_role", [["dynamodb:GetItem", table]]],
      ["functions_deletePost_role", [[["dynamodb:GetItem", "dynamodb:DeleteItem"], table]]],
      [
        "containers_task_role",
        [feed, [["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:DeleteItem"], table]],
      ],
    ])("%s may do what its routes do, on the one table", (role, rights) => {
      expect(rightsOf(role)).toEqual(rights);
    });

    test("no role has policies of others, or more than these", () => {
      const types = Object.keys(stack.resource).filter((type) => type.startsWith("aws_iam"));
      expect(types.sort()).toEqual(["aws_iam_role", "aws_iam_role_policy"]);
      expect(allOf(stack, "aws_iam_role_policy")).toHaveLength(10);
    });
  });
});
