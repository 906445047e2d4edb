import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import {
  DynamoDBDocumentClient,
  GetCommand,
  type GetCommandInput,
  PutCommand,
  type PutCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { openDocumentClient } from "../../runtime/database";
import { item, type Operation } from "./item";

interface Store {
  getItem(input: GetCommandInput): Promise<unknown>;
  putItem(input: PutCommandInput): Promise<unknown>;
  query(input: QueryCommandInput): Promise<unknown>;
}

/** What the parent wants to be measured. */
export interface Order {
  readonly operation: Operation;
  readonly calls: number;
}

/** As many calls are under way at once. */
const AT_ONCE = 10;
const LIMIT_MS = 10_000;

const stores: Readonly<Record<string, () => Store>> = {
  sdk: () => {
    const requestHandler = {
      ...{ connectionTimeout: LIMIT_MS, requestTimeout: LIMIT_MS, socketTimeout: LIMIT_MS },
      throwOnRequestTimeout: true,
    };
    return byCommands(DynamoDBDocumentClient.from(new DynamoDBClient({ requestHandler })));
  },
  lean: () => byCommands(openDocumentClient({ callTimeout: LIMIT_MS })),
  "hand-written": () => require("../peers/database/hand-written").open(),
};

function byCommands(client: DynamoDBDocumentClient): Store {
  // As a server does it for each request.
  const abortSignal = AbortSignal.timeout(2 ** 31 - 1);
  return {
    getItem: (input) => client.send(new GetCommand(input), { abortSignal }),
    putItem: (input) => client.send(new PutCommand(input), { abortSignal }),
    query: (input) => client.send(new QueryCommand(input), { abortSignal }),
  };
}

const TableName = "bench";
const calls: Readonly<Record<Operation, (store: Store) => Promise<unknown>>> = {
  GetItem: (store) => store.getItem({ TableName, Key: { id: item.id }, ConsistentRead: true }),
  PutItem: (store) => store.putItem({ TableName, Item: item }),
  Query: (store) =>
    store.query({
      TableName,
      IndexName: "newest",
      KeyConditionExpression: "#k = :k",
      ExpressionAttributeNames: { "#k": "kind" },
      ExpressionAttributeValues: { ":k": item.kind },
      ScanIndexForward: false,
      Limit: 20,
    }),
};

const store = stores[process.argv[2] ?? ""]?.();
if (!store) throw new Error(`There is no ${process.argv[2]}: ${Object.keys(stores)}`);

/** Answers each order by the microseconds of CPU that one call took. */
process.on("message", async ({ operation, calls: count }: Order) => {
  let left = count;
  const before = process.cpuUsage();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) await calls[operation](store);
    }),
  );
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / count);
});
process.send?.("ready");
