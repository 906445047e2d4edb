import { addresses, allOf, at, parsed, ref } from "../synthesize";
import { api, type Props } from "./api";

const parameter = "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/db";
const issuer = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc";

describe("tokens", () => {
  const stack = api({ jwt: { issuer, audience: ["shop"], except: ["list"] } });

  test("are checked by the API, for all routes but those that stay open", () => {
    expect(at(stack, "aws_apigatewayv2_authorizer.api_jwt")).toMatchObject({
      authorizer_type: "JWT",
      identity_sources: ["$request.header.Authorization"],
      jwt_configuration: { issuer, audience: ["shop"] },
    });
    const guarded = allOf(stack, "aws_apigatewayv2_route").map(([, route]) => [
      route.route_key,
      route.authorization_type,
      route.authorizer_id,
    ]);
    const id = ref("aws_apigatewayv2_authorizer.api_jwt.id");
    expect(guarded.sort()).toEqual([
      ["GET /things", undefined, undefined],
      ["GET /things/{id}", "JWT", id],
      ["HEAD /things", undefined, undefined],
      ["HEAD /things/{id}", "JWT", id],
      ["POST /things", "JWT", id],
    ]);
  });

  test("nobody needs one where that is not asked for", () => {
    expect(addresses(api()).filter((address) => /authorizer/.test(address))).toEqual([]);
  });
});

describe("secrets", () => {
  const stack = api({
    environment: { GREETING: "hello" },
    secrets: { DB: parameter },
    memory: 128,
  });

  test("a function is told where they are, and not what they are", () => {
    const { environment } = at(stack, "aws_lambda_function.api_get");
    expect(environment).toMatchObject({ variables: { SECRET_ARNS: `{"DB":"${parameter}"}` } });
  });

  test("each function's role reads exactly those", () => {
    for (const row of ["list", "create", "get"]) {
      const { Statement } = parsed(
        at(stack, `aws_iam_role_policy.api_${row}_role_logs`).policy,
      ) as { Statement: unknown[] };
      expect(Statement).toEqual([
        expect.objectContaining({ Sid: "WriteLogs" }),
        expect.objectContaining({ Action: "ssm:GetParameters", Resource: parameter }),
      ]);
    }
  });
});

test("instances are kept for it, and started before anybody is sent there", () => {
  const stack = api({ reservedConcurrency: 20, provisionedConcurrency: 2 });
  expect(at(stack, "aws_lambda_function.api_get").reserved_concurrent_executions).toBe(20);
  expect(at(stack, "aws_lambda_provisioned_concurrency_config.api_get_provisioned")).toEqual({
    function_name: ref("aws_lambda_function.api_get.function_name"),
    qualifier: ref("aws_lambda_alias.api_get_live.name"),
    provisioned_concurrent_executions: 2,
  });
  expect(at(stack, "aws_apigatewayv2_integration.api_get_integration").depends_on).toEqual([
    "aws_lambda_provisioned_concurrency_config.api_get_provisioned",
  ]);
});

test("functions stand in a VPC with the rights that Lambda wants for it, and on layers", () => {
  const vpc = { subnetIds: ["subnet-a"], securityGroupIds: ["sg-1"] };
  const layers = ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:1"];
  const stack = api({ vpc, layers });
  expect(at(stack, "aws_lambda_function.api_get")).toMatchObject({
    vpc_config: { subnet_ids: ["subnet-a"], security_group_ids: ["sg-1"] },
    layers,
  });
  expect(at(stack, "aws_iam_role_policy.api_get_role_logs").policy).toContain(
    "ec2:CreateNetworkInterface",
  );
});

test("none of it is there by itself", () => {
  const made = at(api(), "aws_lambda_function.api_get");
  for (const name of ["environment", "layers", "reserved_concurrent_executions", "vpc_config"]) {
    expect(made).not.toHaveProperty(name);
  }
  expect(addresses(api()).filter((address) => /provisioned/.test(address))).toEqual([]);
});

test.each<[Props, string]>([
  [
    { jwt: { issuer: "http://a", audience: ["b"] } },
    'jwt.issuer is "http://a"; allowed is an https',
  ],
  [{ jwt: { issuer, audience: [] } }, "jwt.audience is empty"],
  [
    { jwt: { issuer, audience: ["b"], except: ["lost"] } },
    'jwt.except has "lost"; allowed are rows: list, create, get.',
  ],
  [{ secrets: { DB: "hunter2" } }, "secrets.DB is a text of 7 characters and no ARN"],
  [{ reservedConcurrency: 0 }, "reservedConcurrency is 0; allowed is a whole number from 1"],
  [
    { reservedConcurrency: 1, provisionedConcurrency: 2 },
    "provisionedConcurrency is 2; allowed is reservedConcurrency (1) or less.",
  ],
  [{ vpc: { subnetIds: [], securityGroupIds: ["sg-1"] } }, "vpc.subnetIds is empty"],
  [{ layers: ["1", "2", "3", "4", "5", "6"] }, "layers are 6; allowed are 5."],
])("%j is refused", (props, problem) => {
  expect(() => api(props)).toThrow(problem);
});
