import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { DynamoTable, type DynamoTableProps, type TableOperation } from "../../modules/dynamo";
import { at, parsed, ref, synthesize } from "./synthesize";

const schema = {
  partitionKey: { name: "id", type: "S" },
  sortKey: { name: "version", type: "N" },
  indexes: {
    byAuthor: {
      partitionKey: { name: "author", type: "S" },
      sortKey: { name: "version", type: "N" },
    },
  },
} as const;

const table = (props: Partial<DynamoTableProps> = {}, operations: TableOperation[] = []) =>
  synthesize((stack) => {
    const posts = new DynamoTable(stack, "posts", { schema, ...props });
    const role = new IamRole(stack, "role", { assumeRolePolicy: "{}" });
    if (operations.length > 0) posts.grant(role, operations);
  });

test("keys and indexes come from the schema, each attribute once", () => {
  expect(at(table(), "aws_dynamodb_table.posts_table")).toMatchObject({
    name: "posts",
    hash_key: "id",
    range_key: "version",
    attribute: [
      { name: "id", type: "S" },
      { name: "version", type: "N" },
      { name: "author", type: "S" },
    ],
    global_secondary_index: [
      { name: "byAuthor", hash_key: "author", range_key: "version", projection_type: "ALL" },
    ],
  });
});

test("it is paid by request, with a maximum for the table and for the index", () => {
  const stack = table({ maximum: { reads: 20, writes: 10 } });
  const maximum = { max_read_request_units: 20, max_write_request_units: 10 };
  expect(at(stack, "aws_dynamodb_table.posts_table")).toMatchObject({
    billing_mode: "PAY_PER_REQUEST",
    on_demand_throughput: maximum,
    global_secondary_index: [{ on_demand_throughput: maximum }],
  });
});

test.each([true, false])("deletion protection: %s", (deletionProtection) => {
  expect(at(table({ deletionProtection }), "aws_dynamodb_table.posts_table")).toMatchObject({
    deletion_protection_enabled: deletionProtection,
  });
});

const arn = ref("aws_dynamodb_table.posts_table.arn");

test.each<[TableOperation, string, string]>([
  ["getItem", "dynamodb:GetItem", arn],
  ["putItem", "dynamodb:PutItem", arn],
  ["deleteItem", "dynamodb:DeleteItem", arn],
  ["query:byAuthor", "dynamodb:Query", `${arn}/index/byAuthor`],
])("%s is %s on one ARN", (operation, action, resource) => {
  const { role, policy } = at(table({}, [operation]), "aws_iam_role_policy.role_posts");
  expect(role).toBe(ref("aws_iam_role.role.name"));
  expect(parsed(policy)).toMatchObject({
    Statement: [{ Effect: "Allow", Action: action, Resource: resource }],
  });
});

test("an operation that is asked for twice is allowed once", () => {
  const stack = table({}, ["getItem", "putItem", "getItem"]);
  expect(parsed(at(stack, "aws_iam_role_policy.role_posts").policy)).toMatchObject({
    Statement: [{ Sid: "GetItem" }, { Sid: "PutItem" }],
  });
});

test("a query of an index that is not there is refused", () => {
  expect(() => table({}, ["query:feed"])).toThrow(
    'the operation "query:feed" names an index that the schema lacks; it has byAuthor.',
  );
});

test("wrong props are refused, all at once", () => {
  expect(() => table({ name: "a table", maximum: { reads: 0, writes: 1.5 } })).toThrow(
    [
      "test/posts cannot be built:",
      'name is "a table" (7 characters); allowed are letters, digits and inner hyphens, beginning with a letter, at most 255 characters.',
      "maximum.reads is 0; allowed is a whole number from 1 to 40000.",
      "maximum.writes is 1.5; allowed is a whole number from 1 to 40000.",
    ].join("\n  - "),
  );
});
