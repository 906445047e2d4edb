import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type Call, createPostStore, type PostStore } from "../../../runtime/blog/post-store";
import type { Post } from "../../../runtime/blog/posts";
import { startTestDatabase, type TestDatabase } from "../../support/database";

let database: TestDatabase;
let documents: DynamoDBDocumentClient;
let store: PostStore;

beforeEach(async () => {
  database = await startTestDatabase();
  documents = DynamoDBDocumentClient.from(database.client);
  store = createPostStore(documents, database.tableName);
});
afterEach(() => database.close());

const call = (): Call => ({ signal: new AbortController().signal, databaseMs: 0 });
const makePost = (number: number): Post => ({
  id: `p${number}`,
  title: `Post ${number}`,
  contents: "c".repeat(100),
  author: "a",
  createdAt: new Date(1_700_000_000_000 + number).toISOString(),
});

test("what was created is read back, without the table's own attributes", async () => {
  await store.create(makePost(1), call());
  expect(await store.get("p1", call())).toEqual(makePost(1));
  expect(await store.get("p2", call())).toBeUndefined();
});

test("an id that exists is refused, and the old post stays", async () => {
  await store.create(makePost(1), call());
  const other = { ...makePost(1), title: "Other" };
  await expect(store.create(other, call())).rejects.toMatchObject({ status: 409 });
  expect(await store.get("p1", call())).toEqual(makePost(1));
});

test("a put whose answer was lost and that is sent again is no conflict", async () => {
  // Loses the first answer after the table has taken the put: the SDK then sends it again.
  let puts = 0;
  documents.middlewareStack.add(
    (next, context) => async (args) => {
      const isFirst = context.commandName === "PutItemCommand" && ++puts === 1;
      const output = await next(args);
      if (isFirst) {
        throw Object.assign(new Error("lost"), { name: "TimeoutError" });
      }
      return output;
    },
    { step: "deserialize", priority: "low", name: "loseFirstAnswer" },
  );
  await store.create(makePost(1), call());
  expect(puts).toBe(2);
  expect(await store.get("p1", call())).toEqual(makePost(1));
});

test("deleting what is not there is no error", async () => {
  await store.remove("nobody", call());
});

test("the time of the calls is noted", async () => {
  const noted = call();
  await store.get("p1", noted);
  expect(noted.databaseMs).toBeGreaterThan(0);
});

test("an aborted call is 503, to be tried again", async () => {
  const aborted: Call = { signal: AbortSignal.abort(), databaseMs: 0 };
  await expect(store.get("p1", aborted)).rejects.toMatchObject({ status: 503 });
});

test("a table that is not there is no passing failure", async () => {
  const lost = createPostStore(documents, "another");
  await expect(lost.get("p1", call())).rejects.toMatchObject({
    name: "ResourceNotFoundException",
  });
});

test("a page ends at 1 MiB, and the next one goes on from there", async () => {
  const large = (number: number) => ({ ...makePost(number), contents: "c".repeat(60_000) });
  for (let number = 0; number < 20; number++) await store.create(large(number), call());
  const first = await store.list({ limit: 100, after: undefined }, call());
  expect(first.posts.length).toBeLessThan(20);
  expect(first.next).toBeDefined();
  const second = await store.list({ limit: 100, after: first.next }, call());
  expect([...first.posts, ...second.posts].map((post) => post.id)).toEqual(
    Array.from({ length: 20 }, (_, index) => `p${19 - index}`),
  );
});

test("a page reads as much of 10,000 posts as of 100", async () => {
  const units: (number | undefined)[] = [];
  documents.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: "TOTAL" });
      const result = await next(args);
      const { ConsumedCapacity: consumed } = result.output as {
        ConsumedCapacity?: { CapacityUnits?: number };
      };
      units.push(consumed?.CapacityUnits);
      return result;
    },
    { step: "initialize", name: "countCapacity" },
  );
  const measure = async () => {
    units.length = 0;
    const first = await store.list({ limit: 20, after: undefined }, call());
    await store.list({ limit: 20, after: first.next }, call());
    return [...units];
  };
  await fill(0, 100);
  const few = await measure();
  await fill(100, 10_000);
  const many = await measure();
  expect(few).toEqual([expect.any(Number), expect.any(Number)]);
  expect(many).toEqual(few);
}, 60_000);

/** Writes posts past the store, which has no bulk write. */
async function fill(from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 25) {
    const numbers = Array.from({ length: Math.min(25, to - start) }, (_, index) => start + index);
    const puts = numbers.map(makePost).map((post) => ({
      PutRequest: { Item: { ...post, feed: "posts", feedKey: `${post.createdAt}#${post.id}` } },
    }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [database.tableName]: puts } }));
  }
}
