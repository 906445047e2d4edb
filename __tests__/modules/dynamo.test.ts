import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { DynamoTable, type DynamoTableProps, type TableOperation } from "../../modules/dynamo";
import { addresses, at, parsed, ref, synthesize } from "./synthesize";

const schema = {
  partitionKey: { name: "id", type: "S" },
  sortKey: { name: "version", type: "N" },
  indexes: {
    byCustomer: {
      partitionKey: { name: "customer", type: "S" },
      sortKey: { name: "version", type: "N" },
    },
  },
} as const;

const table = (
  props: Partial<DynamoTableProps> = {},
  operations: TableOperation[] = [],
  id = "orders",
) =>
  synthesize((stack) => {
    const orders = new DynamoTable(stack, id, { schema, ...props });
    const role = new IamRole(stack, "role", { assumeRolePolicy: "{}" });
    new IamRolePolicy(role, "logs", { role: role.name, policy: "{}" });
    orders.grant(role, operations);
  });

test("keys and indexes come from the schema, each attribute once", () => {
  expect(at(table(), "aws_dynamodb_table.orders_table")).toMatchObject({
    name: "orders",
    hash_key: "id",
    range_key: "version",
    attribute: [
      { name: "id", type: "S" },
      { name: "version", type: "N" },
      { name: "customer", type: "S" },
    ],
    global_secondary_index: [
      { name: "byCustomer", hash_key: "customer", range_key: "version", projection_type: "ALL" },
    ],
  });
});

test("it is paid by request, with a maximum for the table and for the index", () => {
  const stack = table({ maximum: { reads: 20, writes: 10 } });
  const maximum = { max_read_request_units: 20, max_write_request_units: 10 };
  expect(at(stack, "aws_dynamodb_table.orders_table")).toMatchObject({
    billing_mode: "PAY_PER_REQUEST",
    on_demand_throughput: maximum,
    global_secondary_index: [{ on_demand_throughput: maximum }],
  });
});

test.each([true, false])("deletion protection: %s", (deletionProtection) => {
  expect(at(table({ deletionProtection }), "aws_dynamodb_table.orders_table")).toMatchObject({
    deletion_protection_enabled: deletionProtection,
  });
});

describe("a grant", () => {
  test("is a policy of the role, on this table and its index", () => {
    const stack = table({}, ["getItem", "query:byCustomer"]);
    const arn = ref("aws_dynamodb_table.orders_table.arn");
    const { role, policy, name } = at(stack, "aws_iam_role_policy.role_orders");
    expect([role, name]).toEqual([ref("aws_iam_role.role.name"), "orders"]);
    expect(parsed(policy)).toMatchObject({
      Statement: [
        { Effect: "Allow", Action: "dynamodb:GetItem", Resource: arn },
        { Effect: "Allow", Action: "dynamodb:Query", Resource: `${arn}/index/byCustomer` },
      ],
    });
  });

  test("of nothing is no policy, which AWS would refuse", () => {
    expect(addresses(table())).not.toContain("aws_iam_role_policy.role_orders");
  });

  test("goes beside a policy of the role that is called like the table", () => {
    expect(addresses(table({}, ["scan"], "logs"))).toEqual(
      expect.arrayContaining([
        "aws_iam_role_policy.role_logs",
        "aws_iam_role_policy.role_logs_table",
      ]),
    );
  });

  test("of an operation or an index that is not there is refused, all at once", () => {
    const wrong = ["query:feed", "drop"] as TableOperation[];
    expect(() => table({}, wrong)).toThrow(
      'the operation "query:feed" names an index that the schema lacks; it has byCustomer.',
    );
    expect(() => table({}, wrong)).toThrow('the operation is "drop"; allowed is one of getItem,');
  });
});

test("wrong props are refused, all at once", () => {
  expect(() => table({ name: "a table", maximum: { reads: 0, writes: 1.5 } })).toThrow(
    [
      "test/orders cannot be built:",
      'name is "a table" (7 characters); allowed are letters, digits and inner hyphens, beginning with a letter, at most 255 characters.',
      "maximum.reads is 0; allowed is a whole number from 1 to 40000.",
      "maximum.writes is 1.5; allowed is a whole number from 1 to 40000.",
    ].join("\n  - "),
  );
});

test("more indexes than a table may have are refused", () => {
  const { partitionKey } = schema;
  const indexes = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`by${i}`, { partitionKey }]));
  const declare = (count: number) => () =>
    table({ schema: { partitionKey, indexes: indexes(count) } });
  expect(declare(20)).not.toThrow();
  expect(declare(21)).toThrow("schema.indexes has 21; allowed are 20 a table.");
});

test.each<[Parameters<typeof table>[0], string]>([
  [{ name: "ab" }, 'name is "ab"; allowed are 3 characters or more.'],
  [
    { schema: { ...schema, indexes: { "by x": schema } } },
    'schema.indexes has "by x"; allowed are 3 to 255 letters, digits, _ . and -.',
  ],
  [
    {
      schema: {
        partitionKey: { name: "id", type: "S" },
        indexes: { byId: { partitionKey: { name: "id", type: "N" } } },
      },
    },
    'schema has the attribute "id" as S and as N; allowed is one type.',
  ],
])("%j is refused", (props, problem) => {
  expect(() => table(props)).toThrow(problem);
});
