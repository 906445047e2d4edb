import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Testing } from "cdktf";
import { LambdaApi } from "../../modules/lambda-api";
import { ReadableStack } from "../../modules/stack";
import { api, code, type Props, routes } from "./lambda-api/api";
import { allOf, at, ref } from "./synthesize";

test("the gateway answers preflights by the one CORS policy", () => {
  const cors = {
    allowOrigins: ["*"],
    allowMethods: ["GET"],
    allowHeaders: ["authorization"],
    exposeHeaders: ["link"],
    maxAgeSeconds: 600,
  };
  expect(at(api({ cors }), "aws_apigatewayv2_api.api_api").cors_configuration).toEqual({
    allow_origins: ["*"],
    allow_methods: ["GET"],
    allow_headers: ["authorization"],
    expose_headers: ["link"],
    max_age: 600,
  });
  expect(at(api(), "aws_apigatewayv2_api.api_api")).not.toHaveProperty("cors_configuration");
});

describe("a domain", () => {
  const domain = { name: "api.example.com", zoneId: "Z1" };

  test("leaves AWS's own name open, since callers may still be on their way from it", () => {
    const { disable_execute_api_endpoint: closed } = at(
      api({ domain }),
      "aws_apigatewayv2_api.api_api",
    );
    expect(closed ?? false).toBe(false);
  });

  test("brings a certificate, TLS 1.2 and a record, which is found once the API is behind it", () => {
    const stack = api({ domain });
    expect(at(stack, "aws_acm_certificate.api_certificate_request")).toMatchObject({
      domain_name: "api.example.com",
      validation_method: "DNS",
    });
    expect(at(stack, "aws_apigatewayv2_domain_name.api_domain")).toMatchObject({
      domain_name: "api.example.com",
      domain_name_configuration: {
        // Of the validation, so that the certificate can be used when it is asked for.
        certificate_arn: ref(
          "aws_acm_certificate_validation.api_certificate_validation.certificate_arn",
        ),
        security_policy: "TLS_1_2",
      },
    });
    expect(at(stack, "aws_route53_record.api_dns")).toMatchObject({
      zone_id: "Z1",
      name: "api.example.com",
      type: "A",
      depends_on: ["aws_apigatewayv2_api_mapping.api_mapping"],
      lifecycle: { create_before_destroy: true },
    });
  });

  test("names the URL", () => {
    const stack = new ReadableStack(Testing.app(), "test");
    const made = new LambdaApi(stack, "api", { routes, code, domain });
    expect([made.url, made.host]).toEqual(["https://api.example.com", "api.example.com"]);
  });
});

test("overrides are laid over a child's arguments", () => {
  const stack = api({ overrides: { function: { reservedConcurrentExecutions: 3 } } });
  expect(at(stack, "aws_lambda_function.api_get")).toMatchObject({
    reserved_concurrent_executions: 3,
    timeout: 10,
  });
});

test("wrong props are refused, all at once", () => {
  const declare = () =>
    api({
      name: "my api",
      functions: "two" as "single",
      memory: 64,
      architecture: "arm" as "arm64",
      throttle: { rate: 0, burst: 9_999 },
      gatewayTimeoutSeconds: 31,
      logRetentionDays: 8,
    });
  expect(declare).toThrow(/^test\/api cannot be built:/);
  for (const problem of [
    'name is "my api" (6 characters); allowed are letters',
    'functions is "two"; allowed is one of per-route, single.',
    "memory is 64; allowed is a whole number from 128 to 10240.",
    'architecture is "arm"; allowed is one of arm64, x86_64.',
    "throttle.rate is 0; allowed is a whole number from 1 to 10000.",
    "throttle.burst is 9999; allowed is a whole number from 1 to 5000.",
    "gatewayTimeoutSeconds is 31; allowed is a whole number from 1 to 30.",
    "logRetentionDays is 8; allowed is one of 1, 3, 5,",
  ]) {
    expect(declare).toThrow(problem);
  }
});

test("a row of any name has a function and a role of names that AWS takes, and that differ", () => {
  const name = "n".repeat(40);
  const rows = ["a", "b"].map(
    (end) => ({ name: `${"r".repeat(80)}${end}`, method: "POST", path: `/${end}` }) as const,
  );
  const stack = api({ name, routes: rows });
  const names = [
    ...allOf(stack, "aws_lambda_function").map(([, { function_name }]) => function_name),
    ...allOf(stack, "aws_iam_role").map(([, { name }]) => name),
  ];
  expect(new Set(names).size).toBe(4);
  for (const made of names) expect(made).toMatch(/^n{40}-r+-[0-9a-f]{8}$/);
  for (const made of names) expect(String(made).length).toBeLessThanOrEqual(64);
});

test("a function's name that Lambda would refuse is refused", () => {
  expect(() => api({ routes: [{ ...routes[0], name: "a b" }] })).toThrow(
    `a function's name is "api-a b"; allowed are letters, digits, - and _: change that of the row.`,
  );
});

test("more routes than an API may have are refused", () => {
  const rows = (count: number) =>
    Array.from(
      { length: count },
      (_, i) => ({ name: `row${i}`, method: "GET", path: `/row${i}` }) as const,
    );
  expect(() => api({ routes: rows(151) })).toThrow(
    "routes are 302, with the HEAD of each GET; allowed are 300 an API: let one row take several, as {rest+} or $default do.",
  );
  expect(allOf(api({ routes: rows(150) }), "aws_apigatewayv2_route")).toHaveLength(300);
});

test("more rights than a role may have are refused", () => {
  const grants: Props["grants"] = (role) => {
    for (let i = 0; i < 11; i++) {
      new IamRolePolicy(role, `part${i}`, { role: role.name, policy: "p".repeat(1_000) });
    }
  };
  expect(() => api({ grants })).toThrow(
    /its policies have about 11\d{3} characters; allowed are 10240/,
  );
});

test.each([
  [{ AWS_REGION: "eu-west-1" }, "environment has AWS_REGION, which Lambda itself sets."],
  [{ "A-B": "1" }, 'environment has the name "A-B"; allowed are letters, digits and _'],
  [{ LONG: "ä".repeat(2_047) }, "environment has 4098 bytes; allowed are 4096"],
])("an environment that Lambda would refuse is refused", (environment, problem) => {
  expect(() => api({ environment })).toThrow(problem);
});

test.each([
  [{ timeoutSeconds: 0.5 }, "timeoutSeconds is 0.5; allowed is a whole number from 1 to 900."],
  [
    { timeoutSeconds: 30 },
    "timeoutSeconds is 30 s and gatewayTimeoutSeconds is 30 s; allowed is only the first below the second.",
  ],
  [
    { timeoutSeconds: 5, appTimeouts: [{ name: "a request", seconds: 5 }] },
    "a request is 5 s and timeoutSeconds is 5 s; allowed is only the first below the second.",
  ],
])("a ladder of timeouts that does not rise is refused: %j", (props, problem) => {
  expect(() => api(props)).toThrow(problem);
});
