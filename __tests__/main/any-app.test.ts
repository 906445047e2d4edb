import { readFileSync } from "node:fs";
import { join } from "node:path";
import { declareStack, newApp } from "../../main";
import type { ManifestInput } from "../../runtime/app";
import { readSettings } from "../../settings";
import { manifestOf } from "../modules/manifest-of";
import { addresses, allOf, at, parsed, ref, temporaryFolder } from "../modules/synthesize";
import { builtFolders, wholeStack } from "../modules/whole-stack";

const key = { name: "id", type: "S" } as const;

const shop = {
  routes: [
    { name: "list", method: "GET", path: "/orders", uses: { orders: ["query:byCustomer"] } },
    {
      name: "place",
      method: "PUT",
      path: "/orders/{id}",
      uses: { orders: ["putItem"], customers: ["updateItem"] },
    },
    { name: "rest", method: "ANY", path: "$default", uses: {} },
  ],
  tables: {
    orders: { partitionKey: key, indexes: { byCustomer: { partitionKey: key } } },
    customers: { partitionKey: key, variable: "CUSTOMERS" },
  },
} as const satisfies ManifestInput;

const stackOf = (input: ManifestInput, env: Readonly<Record<string, string>> = {}) =>
  wholeStack(env, { manifest: manifestOf(input) });

type Stack = ReturnType<typeof stackOf>;

const environmentsOf = (stack: Stack) =>
  allOf(stack, "aws_lambda_function").map(([, { environment }]) =>
    environment === undefined ? {} : (environment as { variables: object }).variables,
  );

const containerOf = (stack: Stack) => {
  const task = at(stack, "aws_ecs_task_definition.containers_task");
  const [container] = parsed(task.container_definitions) as unknown as {
    environment: { name: string; value: string }[];
    stopTimeout: number;
  }[];
  return container;
};

const rightsOf = (stack: Stack, policy: string) =>
  (
    parsed(at(stack, `aws_iam_role_policy.${policy}`).policy) as unknown as {
      Statement: { Action: string | string[]; Resource: string }[];
    }
  ).Statement.map(({ Action, Resource }) => [Action, Resource]);

describe("an app with two tables", () => {
  const stack = stackOf(shop);
  const nameOf = (table: string) => ref(`aws_dynamodb_table.${table}_table.name`);

  test("has both, called after the app", () => {
    expect(allOf(stack, "aws_dynamodb_table").map(([id, { name }]) => [id, name])).toEqual([
      ["customers_table", "shop-customers"],
      ["orders_table", "shop-orders"],
    ]);
    expect(stack.output).toMatchObject({
      OrdersTableName: { value: nameOf("orders") },
      CustomersTableName: { value: nameOf("customers") },
    });
    expect(stack.output).not.toHaveProperty("TableName");
  });

  test("finds them in its environment, at both doors", () => {
    const expected = { ORDERS_TABLE: nameOf("orders"), CUSTOMERS: nameOf("customers") };
    expect(environmentsOf(stack)).toEqual([expected, expected, expected]);
    const container = containerOf(stack)?.environment.map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(container ?? [])).toMatchObject(expected);
  });

  test("may do with each what its routes do, and nothing with the others", () => {
    const arn = (table: string) => ref(`aws_dynamodb_table.${table}_table.arn`);
    const query = ["dynamodb:Query", `${arn("orders")}/index/byCustomer`];
    const put = ["dynamodb:PutItem", arn("orders")];
    const update = ["dynamodb:UpdateItem", arn("customers")];
    expect(rightsOf(stack, "functions_list_role_orders")).toEqual([query]);
    expect(rightsOf(stack, "functions_place_role_orders")).toEqual([put]);
    expect(rightsOf(stack, "functions_place_role_customers")).toEqual([update]);
    expect(rightsOf(stack, "containers_task_role_orders")).toEqual([query, put]);
    expect(rightsOf(stack, "containers_task_role_customers")).toEqual([update]);
    const others = /^aws_iam_role_policy\.functions_(list_role_customers|rest_role_(?!logs))/;
    expect(addresses(stack).filter((address) => others.test(address))).toEqual([]);
  });

  test("has one function with all of its rights where that is set", () => {
    const single = stackOf(shop, { FUNCTIONS: "single" });
    expect(allOf(single, "aws_lambda_function").map(([id]) => id)).toEqual(["functions_all"]);
    for (const table of ["orders", "customers"]) {
      expect(rightsOf(single, `functions_all_role_${table}`)).toEqual(
        rightsOf(stack, `containers_task_role_${table}`),
      );
    }
  });
});

describe("an app that declares nothing", () => {
  const stack = stackOf({});

  test("is one function for every path, without tables, environment or CORS", () => {
    expect(allOf(stack, "aws_apigatewayv2_route").map(([, { route_key }]) => route_key)).toEqual([
      "$default",
    ]);
    expect(allOf(stack, "aws_dynamodb_table")).toEqual([]);
    expect(Object.keys(stack.output)).not.toContain("TableName");
    expect(environmentsOf(stack)).toEqual([{}]);
    expect(at(stack, "aws_apigatewayv2_api.functions_api")).not.toHaveProperty(
      "cors_configuration",
    );
    const policies = allOf(stack, "aws_iam_role_policy").map(([id]) => id);
    expect(policies).toEqual(["containers_execution_role_start", "functions_all_role_logs"]);
  });

  test("is asked for its health where no app has a path", () => {
    expect(at(stack, "aws_lb_target_group.containers_target_group").health_check).toMatchObject({
      path: "/-/healthy",
    });
  });
});

test("the timeouts that an app states are those around it", () => {
  const stack = stackOf({ timeouts: { request: 14_500, function: 15_000, finish: 40_000 } });
  expect(at(stack, "aws_lambda_function.functions_all").timeout).toBe(15);
  expect(containerOf(stack)?.stopTimeout).toBe(60);
  expect(() => stackOf({ timeouts: { call: 6_000, request: 5_000 } })).toThrow(
    "a call to another service is 6 s and a request is 5 s; allowed is only the first below the second.",
  );
});

test("values reach both doors as they are, also where Terraform would read a template", () => {
  const greeting = `Hello ${ref("NAME")} %{ if x }`;
  const stack = stackOf(
    { environment: { values: { GREETING: greeting }, passed: ["COLOUR", "UNSET"] } },
    { COLOUR: ref("red") },
  );
  const written = { GREETING: `Hello $${ref("NAME")} %%{ if x }`, COLOUR: `$${ref("red")}` };
  expect(environmentsOf(stack)).toEqual([written]);
  expect(containerOf(stack)?.environment).toEqual(
    expect.arrayContaining(Object.entries(written).map(([name, value]) => ({ name, value }))),
  );
});

test("the page is told of requests whose values are written as Terraform's own templates", () => {
  const request = { name: "root", path: "/", headers: { authorization: ref("KEY") } };
  const { content } = at(
    stackOf({ workload: { requests: [request] } }),
    "aws_s3_object.site_urls_js",
  );
  expect(content).toContain(`"authorization": "$${ref("KEY")}"`);
});

test("a table may be called like another part of the stack, or like a policy", () => {
  const names = ["network", "functions", "containers", "site", "observability", "zone", "aws"];
  const tables = Object.fromEntries(
    [...names, "logs"].map((name) => [name, { partitionKey: key }]),
  );
  const made = allOf(stackOf({ tables }), "aws_dynamodb_table");
  expect(made.map(([id, { name }]) => [id, name])).toEqual(
    [
      ...names.sort().map((name) => [`${name}Table_table`, `shop-${name}`]),
      ["logs_table", "shop-logs"],
    ].sort(),
  );
});

describe("whoever deploys is told", () => {
  const warnings = (input: ManifestInput, env: Readonly<Record<string, string>> = {}) => {
    const outdir = temporaryFolder();
    const app = newApp({ outdir });
    const manifest = manifestOf(input);
    const stack = declareStack(app, readSettings(env, {}, manifest), manifest, builtFolders());
    app.synth();
    const file = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8"));
    const annotations: { message: string }[] = file.stacks[stack.node.id].annotations ?? [];
    return annotations.map(({ message }) => message);
  };

  test("of each key that is not set", () => {
    const keys = {
      READ_KEY: { protects: "Reads", without: "Anybody may read" },
      ADMIN_KEY: { protects: "Admin", without: "Anybody may rule" },
    };
    expect(warnings({ keys })).toEqual([
      "Anybody may read: set READ_KEY.",
      "Anybody may rule: set ADMIN_KEY.",
    ]);
    expect(warnings({ keys }, { READ_KEY: "0123456789abcdefghijklmn" })).toEqual([
      "Anybody may rule: set ADMIN_KEY.",
      "READ_KEY travels in clear text between CloudFront and the load balancer: set DOMAIN, or INGRESS private.",
    ]);
  });

  test("of each secret, which goes nowhere", () => {
    const app = { environment: { secrets: ["PASSWORD"] } };
    expect(warnings(app, { PASSWORD: "hunter2" })).toEqual([
      "The app will not find PASSWORD: set it to the ARN of a parameter of SSM or a secret of Secrets Manager.",
    ]);
    expect(JSON.stringify(stackOf(app, { PASSWORD: "hunter2" }))).not.toMatch(/PASSWORD|hunter2/);
  });

  test("of none that is kept in SSM or Secrets Manager, which both doors read there", () => {
    const arn = (name: string) => `arn:aws:ssm:us-east-1:123456789012:parameter/${name}`;
    const app = {
      environment: { secrets: ["PASSWORD"] },
      keys: { A_KEY: { protects: "All", without: "Anybody may do all" } },
    };
    const env = { PASSWORD: arn("password"), A_KEY: arn("key") };
    expect(warnings(app, env)).toEqual([expect.stringMatching(/^A_KEY travels in clear text/)]);
    const stack = stackOf(app, env);
    const [[, made] = []] = allOf(stack, "aws_lambda_function");
    expect(made?.environment).toMatchObject({
      variables: {
        HASHED_KEYS: "A_KEY",
        SECRET_ARNS: JSON.stringify({ A_KEY: arn("key"), PASSWORD: arn("password") }),
      },
    });
    const task = at(stack, "aws_ecs_task_definition.containers_task");
    expect(parsed(task.container_definitions)).toMatchObject([
      {
        environment: expect.arrayContaining([{ name: "HASHED_KEYS", value: "A_KEY" }]),
        secrets: [
          { name: "A_KEY", valueFrom: arn("key") },
          { name: "PASSWORD", valueFrom: arn("password") },
        ],
      },
    ]);
    expect(JSON.stringify(stack)).not.toContain("_SHA256");
  });
});
