import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Terraform, temporaryFolder } from "./synthesize";

const project = join(__dirname, "../..");
const example = (name: string) => join(project, "modules/examples", name);

/** Runs an example as written, in a folder that has nothing but these files. */
function run(name: string, files: Readonly<Record<string, string>>): Terraform {
  const folder = temporaryFolder(files);
  execFileSync(process.execPath, ["--require", require.resolve("tsx/cjs"), example(name)], {
    cwd: folder,
  });
  return JSON.parse(readFileSync(join(folder, "cdktf.out/stacks/shop/cdk.tf.json"), "utf8"));
}

const typesOf = (stack: Terraform) => Object.keys(stack.resource);

test("FargateAlb: a folder with a Dockerfile becomes a service", () => {
  const stack = run("fargate-alb.ts", {
    "api/Dockerfile": "FROM scratch\nCOPY . ./\n",
    "api/index.js": "",
  });
  expect(typesOf(stack)).toEqual(
    expect.arrayContaining(["aws_ecs_service", "aws_lb", "aws_vpc", "terraform_data"]),
  );
  expect(stack.output.URL?.value).toMatch(/^http:\/\/\$\{aws_lb\..*dns_name\}$/);
});

test("LambdaApi: a folder with a handler becomes an API", () => {
  const stack = run("lambda-api.ts", { "api/index.mjs": "export const handler = () => 'hello';" });
  const keys = Object.values(stack.resource.aws_apigatewayv2_route ?? {}).map((r) => r.route_key);
  expect(keys.sort()).toEqual(["GET /hello/{name}", "HEAD /hello/{name}"]);
  expect(stack.output.URL?.value).toContain("api_endpoint");
});

test("LambdaUrl: a folder with a handler becomes an address", () => {
  const stack = run("lambda-url.ts", { "api/index.mjs": "export const handler = () => 'hello';" });
  expect(typesOf(stack)).toContain("aws_lambda_function_url");
  expect(stack.output.URL?.value).toContain("function_url");
});

test.each(["fargate-alb.ts", "lambda-api.ts", "lambda-url.ts"])("%s is about ten lines", (name) => {
  const lines = readFileSync(example(name), "utf8").split("\n");
  expect(lines.filter((line) => line !== "").length).toBeLessThanOrEqual(12);
});
