import { DescribeEndpointsCommand, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import {
  BatchExecuteStatementCommand,
  DescribeExportCommand,
  type DynamoDBDocumentClient,
  ExecuteStatementCommand,
  ExecuteTransactionCommand,
  ExportTableToPointInTimeCommand,
  GetCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
} from "@aws-sdk/lib-dynamodb";
import { clientsAt, seen } from "./clients";
import { reply, startFakeServer } from "./fake-server";

interface Canned {
  readonly call: (database: DynamoDBDocumentClient) => Promise<unknown>;
  readonly status?: number;
  readonly answer: unknown;
}

const TableName = "things";
const Key = { id: "one", bytes: new Uint8Array([1, 2]) };
const item = { id: { S: "one" }, blob: { B: "AQI=" }, blobs: { BS: ["AQI=", "Aw=="] } };
const denied = (type: string, more: object = {}) => ({
  status: 400,
  answer: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: "No", ...more },
});
const get: Canned["call"] = (db) => db.send(new GetCommand({ TableName, Key }));
const write: Canned["call"] = (db) =>
  db.send(
    new TransactWriteCommand({
      TransactItems: [
        { Put: { TableName, Item: { ...Key, list: [new Uint8Array([7])] } } },
        { Delete: { TableName, Key } },
        {
          ConditionCheck: {
            TableName,
            Key,
            ConditionExpression: "#v = :v",
            ExpressionAttributeNames: { "#v": "v" },
            ExpressionAttributeValues: { ":v": new Set([1]) },
          },
        },
      ],
    }),
  );

/** What the local database does not know, and errors of AWS alone. */
const canned: Readonly<Record<string, Canned>> = {
  "transaction that reads": {
    call: (db) => db.send(new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key } }] })),
    answer: { Responses: [{ Item: item }, {}], ConsumedCapacity: [{ CapacityUnits: 1.5 }] },
  },
  "transaction that writes": { call: write, answer: {} },
  "transaction that is cancelled": {
    call: write,
    ...denied("TransactionCanceledException", {
      Message: "Transaction cancelled",
      CancellationReasons: [
        { Code: "None" },
        { Code: "ConditionalCheckFailed", Message: "It failed", Item: item },
      ],
    }),
  },
  statement: {
    call: (db) =>
      db.send(
        new ExecuteStatementCommand({
          Statement: "SELECT * FROM things WHERE id = ?",
          Parameters: ["one", new Uint8Array([1]), { deep: [1] }],
        }),
      ),
    answer: { Items: [item], LastEvaluatedKey: item, NextToken: "more" },
  },
  statements: {
    call: (db) =>
      db.send(
        new BatchExecuteStatementCommand({ Statements: [{ Statement: "x", Parameters: [1] }] }),
      ),
    answer: { Responses: [{ Item: item }, { Error: { Code: "ItemNotFound", Item: item } }] },
  },
  "statements in a transaction": {
    call: (db) =>
      db.send(
        new ExecuteTransactionCommand({
          TransactStatements: [{ Statement: "x", Parameters: [null] }],
        }),
      ),
    answer: { Responses: [{ Item: item }] },
  },
  "a put with its old item in the error": {
    call: (db) =>
      db.send(
        new PutCommand({
          TableName,
          Item: Key,
          ConditionExpression: "attribute_not_exists(id)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      ),
    ...denied("ConditionalCheckFailedException", { Item: item }),
  },
  "an export, with times": {
    call: (db) =>
      db.send(
        new ExportTableToPointInTimeCommand({
          TableArn: "arn",
          S3Bucket: "b",
          ExportTime: new Date(1_700_000_000_500),
        }),
      ),
    answer: { ExportDescription: { ExportArn: "arn", ExportTime: 1_700_000_000.5, Unknown: 1 } },
  },
  "a look at an export": {
    call: (db) => db.send(new DescribeExportCommand({ ExportArn: "arn" })),
    answer: { ExportDescription: { StartTime: 1.7e9, BilledSizeBytes: 12 } },
  },
  "a command without an input": {
    call: (db) => db.send(new DescribeEndpointsCommand({}) as never),
    answer: { Endpoints: [{ Address: "here", CachePeriodInMinutes: 5 }] },
  },
  "plain lists": {
    call: (db) => db.send(new ListTablesCommand({ Limit: 5 }) as never),
    answer: { TableNames: ["a", "b"], LastEvaluatedTableName: "b" },
  },
  "an answer with more than is known": { call: get, answer: { Item: item, Later: { What: 1 } } },
  "an item with a field __proto__": {
    call: get,
    answer: JSON.parse(
      '{"Item":{"__proto__":{"M":{"a":{"B":"AQI="}}},"m":{"M":{"__proto__":{"S":"x"}}}}}',
    ),
  },
  "an error that is not known": { call: get, ...denied("BrandNewException", { Extra: 1 }) },
  "an error named in its code": {
    call: get,
    status: 400,
    answer: { code: "ValidationException", Message: "Old" },
  },
  "an error of no name": { call: get, status: 404, answer: {} },
  "too many requests": {
    call: get,
    ...denied("ThrottlingException", { throttlingReasons: [{ reason: "r", resource: "x" }] }),
  },
  "a wrong key": { call: get, ...denied("UnrecognizedClientException") },
  "a collection too large": { call: get, ...denied("ItemCollectionSizeLimitExceededException") },
};

async function main() {
  const server = await startFakeServer();
  const clients = clientsAt(server.url, { maxAttempts: 1 });
  const compared = [];
  for (const [name, { call, status = 200, answer }] of Object.entries(canned)) {
    const both: Record<string, unknown> = {};
    for (const [who, database] of Object.entries(clients)) {
      let sent = "";
      server.answerWith((asked) => {
        const { ClientRequestToken, ClientToken, ...rest } = JSON.parse(asked.body);
        const tokens = [ClientRequestToken, ClientToken].map((token) => String(token).length);
        const { host, "content-type": type, "content-length": length } = asked.request.headers;
        const headers = [host, type, Number(length) === Buffer.byteLength(asked.body)];
        sent = JSON.stringify([asked.target, rest, tokens, headers]);
        reply(asked, status, JSON.stringify(answer));
      });
      const got = await seen(() => call(database));
      both[who] = `${sent}\n${got}`;
    }
    compared.push({ name, ...both });
  }
  for (const database of Object.values(clients)) database.destroy();
  server.close();
  console.log(JSON.stringify(compared));
}

void main();
