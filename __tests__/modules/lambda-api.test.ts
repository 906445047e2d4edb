import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Testing } from "cdktf";
import { LambdaApi, type LambdaApiProps } from "../../modules/lambda-api";
import { ReadableStack } from "../../modules/stack";
import { addresses, allOf, at, parsed, ref, synthesize, temporaryFolder } from "./synthesize";

const routes = [
  { name: "list", method: "GET", path: "/things" },
  { name: "create", method: "POST", path: "/things" },
  { name: "get", method: "GET", path: "/things/{id}" },
] as const;

const code = {
  folder: join(
    temporaryFolder({ "api/index.mjs": "export const handler = () => 'hello';" }),
    "api",
  ),
  handler: "index.handler",
};

type Props = Partial<LambdaApiProps<(typeof routes)[number]>>;
const api = (props: Props = {}) =>
  synthesize((stack) => {
    new LambdaApi(stack, "api", { routes, code, ...props });
  });

const routeKeys = (stack: ReturnType<typeof api>) =>
  Object.fromEntries(
    allOf(stack, "aws_apigatewayv2_route").map(([, { route_key, target }]) => [route_key, target]),
  );
const integration = (id: string) =>
  `integrations/${ref(`aws_apigatewayv2_integration.api_${id}_integration.id`)}`;

describe("routes", () => {
  test("each row has one, and a GET row answers HEAD on the same function", () => {
    expect(routeKeys(api())).toEqual({
      "GET /things": integration("list"),
      "HEAD /things": integration("list"),
      "POST /things": integration("create"),
      "GET /things/{id}": integration("get"),
      "HEAD /things/{id}": integration("get"),
    });
  });

  test("keep their addresses when one function takes all", () => {
    const [perRoute, single] = [api(), api({ functions: "single" })];
    expect(Object.keys(single.resource.aws_apigatewayv2_route ?? {})).toEqual(
      Object.keys(perRoute.resource.aws_apigatewayv2_route ?? {}),
    );
    expect(new Set(Object.values(routeKeys(single)))).toEqual(new Set([integration("all")]));
  });

  test("the gateway may invoke a function by its own routes alone", () => {
    const permissions = allOf(api(), "aws_lambda_permission").map(([id, permission]) => [
      id,
      permission.source_arn,
      permission.function_name,
    ]);
    const from = (route: string) =>
      `${ref("aws_apigatewayv2_api.api_api.execution_arn")}/*/${route}`;
    const alias = (id: string) => ref(`aws_lambda_alias.api_${id}_live.function_name`);
    expect(permissions).toEqual([
      ["api_create_permission", from("POST/things"), alias("create")],
      ["api_get_head_permission", from("HEAD/things/{id}"), alias("get")],
      ["api_get_permission", from("GET/things/{id}"), alias("get")],
      ["api_list_head_permission", from("HEAD/things"), alias("list")],
      ["api_list_permission", from("GET/things"), alias("list")],
    ]);
    for (const [, permission] of allOf(api(), "aws_lambda_permission")) {
      expect(permission).toMatchObject({
        action: "lambda:InvokeFunction",
        principal: "apigateway.amazonaws.com",
        qualifier: expect.stringMatching(/^\$\{aws_lambda_alias\.api_\w+_live\.name\}$/),
      });
    }
  });

  test("a request goes to the alias, as payload 2.0, and waits as long as is set", () => {
    const stack = api({ timeoutSeconds: 5, gatewayTimeoutSeconds: 8 });
    expect(at(stack, "aws_apigatewayv2_integration.api_get_integration")).toMatchObject({
      integration_type: "AWS_PROXY",
      integration_uri: ref("aws_lambda_alias.api_get_live.invoke_arn"),
      payload_format_version: "2.0",
      timeout_milliseconds: 8_000,
    });
  });

  test("an integration goes only when its routes have left it", () => {
    for (const [, { lifecycle }] of allOf(api(), "aws_apigatewayv2_integration")) {
      expect(lifecycle).toEqual({ create_before_destroy: true });
    }
  });
});

describe("functions", () => {
  test("have what is set, and what runs is the folder's zip", () => {
    const outdir = temporaryFolder();
    const app = new App({ outdir });
    const stack = new ReadableStack(app, "test");
    new AwsProvider(stack, "aws", { region: "eu-west-1" });
    new LambdaApi(stack, "api", {
      routes,
      code,
      name: "shop",
      memory: 256,
      architecture: "x86_64",
      environment: { TABLE_NAME: "things" },
    });
    app.synth();
    const folder = join(outdir, "stacks/test");
    const terraform = JSON.parse(readFileSync(join(folder, "cdk.tf.json"), "utf8"));
    const get = at(terraform, "aws_lambda_function.api_get");
    expect(get).toMatchObject({
      function_name: "shop-get",
      handler: "index.handler",
      runtime: "nodejs22.x",
      memory_size: 256,
      architectures: ["x86_64"],
      timeout: 10,
      environment: { variables: { TABLE_NAME: "things" } },
      publish: true,
    });
    const zip = readFileSync(join(folder, String(get.filename)));
    expect(get.source_code_hash).toBe(createHash("sha256").update(zip).digest("base64"));
  });

  test("another content is another file and another hash", () => {
    const folder = join(temporaryFolder({ "api/index.mjs": "1" }), "api");
    const fileOf = () => at(api({ code: { ...code, folder } }), "aws_lambda_function.api_get");
    const before = fileOf();
    writeFileSync(join(folder, "index.mjs"), "2");
    const after = fileOf();
    expect(after.filename).not.toBe(before.filename);
    expect(after.source_code_hash).not.toBe(before.source_code_hash);
  });

  test("have no environment where none is set, as AWS gives it back", () => {
    expect(at(api(), "aws_lambda_function.api_get")).not.toHaveProperty("environment");
  });

  test("each has an alias on its newest version", () => {
    expect(at(api(), "aws_lambda_alias.api_get_live")).toMatchObject({
      name: "live",
      function_version: ref("aws_lambda_function.api_get.version"),
    });
  });

  test("one for all", () => {
    const stack = api({ functions: "single" });
    expect(allOf(stack, "aws_lambda_function").map(([id]) => id)).toEqual(["api_all"]);
    expect(at(stack, "aws_lambda_function.api_all")).toMatchObject({
      function_name: "api-all",
      description: "GET /things, POST /things, GET /things/{id}",
    });
  });

  test("get their grants by the rows that they serve", () => {
    const granted: string[] = [];
    const grants: Props["grants"] = (role, rows) => {
      granted.push(`${role.node.id}: ${rows.map(({ name }) => name).join(" ")}`);
      new IamRolePolicy(role, "grant", { role: role.name, policy: "{}" });
    };
    const stack = api({ grants });
    expect(granted).toEqual(["list_role: list", "create_role: create", "get_role: get"]);
    expect(addresses(stack)).toContain("aws_iam_role_policy.api_get_role_grant");
    granted.length = 0;
    api({ grants, functions: "single" });
    expect(granted).toEqual(["all_role: list create get"]);
  });
});

describe("tracing", () => {
  const statements = (tracing: boolean) =>
    parsed(at(api({ tracing }), "aws_iam_role_policy.api_get_role_logs").policy);

  test("is off, without rights to it, where it is not asked for", () => {
    expect(at(api(), "aws_lambda_function.api_get")).toMatchObject({
      tracing_config: { mode: "PassThrough" },
    });
    expect(JSON.stringify(statements(false))).not.toContain("xray");
  });

  test("brings the two rights that it needs", () => {
    expect(at(api({ tracing: true }), "aws_lambda_function.api_get")).toMatchObject({
      tracing_config: { mode: "Active" },
    });
    expect(statements(true)).toMatchObject({
      Statement: [
        { Sid: "WriteLogs" },
        { Action: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], Resource: "*" },
      ],
    });
  });
});

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

  test("closes AWS's own name, and brings a certificate, TLS 1.2 and a record", () => {
    const stack = api({ domain });
    expect(at(stack, "aws_apigatewayv2_api.api_api")).toMatchObject({
      disable_execute_api_endpoint: true,
    });
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

test.each([
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
