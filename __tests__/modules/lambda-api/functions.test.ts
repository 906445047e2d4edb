import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App } from "cdktf";
import { LambdaApi } from "../../../modules/lambda-api";
import { sizeProblems } from "../../../modules/lambda-function/code-zip";
import { ReadableStack } from "../../../modules/stack";
import { addresses, allOf, at, parsed, ref, temporaryFolder } from "../synthesize";
import { api, code, type Props, routes } from "./api";

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

  test("one for many rows names as many of them as its description holds", () => {
    const many = Array.from({ length: 40 }, (_, i) => ({
      ...routes[1],
      name: `row${i}`,
      path: `/things/${i}`,
    }));
    const stack = api({ routes: many, functions: "single" });
    const { description } = at(stack, "aws_lambda_function.api_all");
    expect(description).toMatch(/^POST \/things\/0, POST .*\.\.\.$/);
    expect(description).toHaveLength(256);
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

test.each([
  [1, 1, []],
  [262_144_001, 1, ["262144001 bytes; allowed are 262144000"]],
  [262_144_000, 52_428_801, ["52428801 bytes when zipped; allowed are 52428800"]],
])("code of %i bytes, %i when zipped", (unzipped, zipped, problems) => {
  expect(sizeProblems("api", unzipped, zipped)).toEqual(
    problems.map((problem) => expect.stringContaining(problem)),
  );
});

test("a function may do its work before it is there, and for as long as it is", () => {
  const grants: Props["grants"] = (role) => {
    new IamRolePolicy(role, "work", { role: role.name, policy: "{}" });
  };
  expect(at(api({ grants }), "aws_lambda_function.api_get").depends_on).toEqual([
    "aws_iam_role_policy.api_get_role_logs",
    "aws_iam_role_policy.api_get_role_work",
  ]);
});

test("the API's log lies where AWS needs no rule for each", () => {
  expect(at(api({ name: "shop" }), "aws_cloudwatch_log_group.api_access_logs")).toMatchObject({
    name: "/aws/vendedlogs/apigateway/shop",
    lifecycle: { create_before_destroy: true },
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
