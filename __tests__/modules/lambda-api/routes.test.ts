import { allOf, at, ref } from "../synthesize";
import { api } from "./api";

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

  test("a HEAD row of its own takes the place of a GET row's", () => {
    const rows = [
      { name: "get", method: "GET", path: "/things" },
      { name: "exists", method: "HEAD", path: "/things" },
      { name: "other", method: "GET", path: "/others" },
    ] as const;
    expect(routeKeys(api({ routes: rows }))).toEqual({
      "GET /things": integration("get"),
      "HEAD /things": integration("exists"),
      "GET /others": integration("other"),
      "HEAD /others": integration("other"),
    });
  });

  test("whatever else comes has one, with each method or with none", () => {
    const stack = api({
      routes: [
        { name: "files", method: "ANY", path: "/files/{rest+}" },
        { name: "ask", method: "OPTIONS", path: "/things" },
        { name: "rest", method: "ANY", path: "$default" },
      ],
    });
    expect(routeKeys(stack)).toEqual({
      "ANY /files/{rest+}": integration("files"),
      "OPTIONS /things": integration("ask"),
      $default: integration("rest"),
    });
    const sources = allOf(stack, "aws_lambda_permission").map(([id, { source_arn }]) => [
      id,
      String(source_arn).replace(/^\$\{[^}]+\}/, ""),
    ]);
    expect(Object.fromEntries(sources)).toEqual({
      api_files_permission: "/*/*/files/{rest+}",
      api_ask_permission: "/*/OPTIONS/things",
      api_rest_permission: "/*/$default",
    });
    expect(at(stack, "aws_lambda_function.api_rest").description).toBe("$default");
  });

  test("rows that are called like parts of the API go beside them", () => {
    const names = ["api", "stage", "code", "certificate", "domain", "mapping", "dns"];
    const domain = { name: "api.example.com", zoneId: "Z1" };
    const rows = names.map((name) => ({ name, method: "GET", path: `/${name}` }) as const);
    const made = allOf(api({ routes: rows, domain }), "aws_lambda_function");
    expect(made.map(([id, { function_name }]) => [id, function_name])).toEqual(
      names.sort().map((name) => [`api_${name}_function`, `api-${name}`]),
    );
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

  test("a route waits for its permission, and an old permission for the route", () => {
    for (const stack of [api(), api({ functions: "single" })]) {
      for (const [id, { depends_on }] of allOf(stack, "aws_apigatewayv2_route")) {
        const own = id.replace(/route$/, "permission");
        const made =
          own in (stack.resource.aws_lambda_permission ?? {}) ? own : "api_all_permission";
        expect(depends_on).toEqual([`aws_lambda_permission.${made}`]);
      }
      for (const [, permission] of allOf(stack, "aws_lambda_permission")) {
        expect(permission).toMatchObject({
          // A second beside the first needs another id.
          statement_id_prefix: expect.stringMatching(/^[\w-]+-$/),
          lifecycle: { create_before_destroy: true },
        });
        expect(permission).not.toHaveProperty("statement_id");
      }
    }
  });

  test("one function for all has one permission, whatever the number of its routes", () => {
    const rows = Array.from(
      { length: 100 },
      (_, i) => ({ name: `row${i}`, method: "GET", path: `/row${i}` }) as const,
    );
    const permissions = allOf(api({ functions: "single", routes: rows }), "aws_lambda_permission");
    expect(permissions.map(([id, { source_arn }]) => [id, source_arn])).toEqual([
      ["api_all_permission", `${ref("aws_apigatewayv2_api.api_api.execution_arn")}/*/*`],
    ]);
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
