import {
  operationProblem,
  type TableOperation,
  tableStatements,
} from "../../../modules/dynamo/rights";
import { everyUse, itemOperations } from "../../../runtime/app/tables";

const arn = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
const indexes = ["byCustomer", "by.day", "by-day"];

/** Statements as AWS reads them: each action, and on what. */
const allowed = (operations: readonly TableOperation[]) =>
  tableStatements(arn, indexes, operations).flatMap(({ actions, resources }) =>
    actions.flatMap((action) => resources.map((resource) => [action, resource])),
  );

test.each<[TableOperation, string[], string]>([
  ["getItem", ["GetItem"], arn],
  ["batchGetItem", ["BatchGetItem"], arn],
  ["transactGetItems", ["GetItem"], arn],
  ["query", ["Query"], arn],
  ["query:byCustomer", ["Query"], `${arn}/index/byCustomer`],
  ["scan", ["Scan"], arn],
  ["scan:by-day", ["Scan"], `${arn}/index/by-day`],
  ["putItem", ["PutItem"], arn],
  ["updateItem", ["UpdateItem"], arn],
  ["deleteItem", ["DeleteItem"], arn],
  ["batchWriteItem", ["BatchWriteItem"], arn],
  ["transactWriteItems", ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"], arn],
  ["conditionCheckItem", ["ConditionCheckItem"], arn],
  ["partiQLSelect", ["PartiQLSelect"], arn],
  ["partiQLInsert", ["PartiQLInsert"], arn],
  ["partiQLUpdate", ["PartiQLUpdate"], arn],
  ["partiQLDelete", ["PartiQLDelete"], arn],
])("%s needs %j on %s", (operation, actions, resource) => {
  expect(allowed([operation])).toEqual(actions.map((action) => [`dynamodb:${action}`, resource]));
});

test("every operation that an app may declare is known here", () => {
  const schema = { partitionKey: { name: "id", type: "S" } } as const;
  const { orders = [] } = everyUse({ orders: { ...schema, indexes: { byCustomer: schema } } });
  expect(orders.length).toBe(itemOperations.length + 2);
  expect(orders.map((operation) => operationProblem(operation, indexes))).toEqual(
    orders.map(() => undefined),
  );
});

test("what several operations need is allowed once, in one statement for each resource", () => {
  const operations: TableOperation[] = [
    ...(["putItem", "scan:by.day", "transactWriteItems"] as const),
    ...(["query:by-day", "query:by.day", "putItem"] as const),
  ];
  expect(tableStatements(arn, indexes, operations)).toEqual([
    {
      sid: "Table",
      actions: ["PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"].map(
        (action) => `dynamodb:${action}`,
      ),
      resources: [arn],
    },
    {
      sid: "Index2byday",
      actions: ["dynamodb:Scan", "dynamodb:Query"],
      resources: [`${arn}/index/by.day`],
    },
    { sid: "Index3byday", actions: ["dynamodb:Query"], resources: [`${arn}/index/by-day`] },
  ]);
});

test.each([
  ["getItem:byCustomer", "allowed is one of getItem"],
  ["constructor", "allowed is one of getItem"],
  ["scan:by", "it has byCustomer, by.day, by-day."],
])("%s is no operation", (operation, problem) => {
  expect(operationProblem(operation as TableOperation, indexes)).toContain(problem);
});
