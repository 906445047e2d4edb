import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { type Call, createPostStore, type PostStore } from "../../../runtime/blog/post-store";
import type { Post } from "../../../runtime/blog/posts";
import { startTestDatabase, type TestDatabase } from "../../support/database";
import { until } from "../../support/until";

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

/** What becomes of each call in turn, at the table: "lost" is done, and nobody hears of it. */
function meet(...fates: readonly ("fine" | "lost" | "throttled" | "away")[]): readonly string[] {
  const calls: string[] = [];
  const failure = (name: string, code?: string) => Object.assign(new Error(name), { name, code });
  documents.middlewareStack.add(
    (next, context) => async (args) => {
      const fate = fates[calls.length] ?? "fine";
      calls.push(String(context.commandName).replace("ItemCommand", ""));
      if (fate === "throttled") throw failure("ProvisionedThroughputExceededException");
      if (fate === "away") throw failure("Error", "ECONNREFUSED");
      const output = await next(args);
      if (fate === "lost") throw failure("TimeoutError");
      return output;
    },
    { step: "deserialize", priority: "low", name: "fates" },
  );
  return calls;
}
/** What another client does, past what this one meets. */
const others = () =>
  createPostStore(DynamoDBDocumentClient.from(database.client), database.tableName);
const version = expect.stringMatching(/^[0-9a-f-]{36}$/);

test("what was created is read back, without the table's own attributes", async () => {
  await store.create(makePost(1), call());
  expect(await store.get("p1", call())).toEqual({ post: makePost(1), version });
  expect(await store.get("p2", call())).toBeUndefined();
});

test("an id that exists is refused, and the old post stays", async () => {
  await store.create(makePost(1), call());
  const other = { ...makePost(1), title: "Other" };
  await expect(store.create(other, call())).rejects.toMatchObject({ status: 409 });
  expect(await store.get("p1", call())).toMatchObject({ post: makePost(1) });
});

describe("a create happens once, in two calls at most", () => {
  test("one whose answer was lost is looked for, and not sent again", async () => {
    const calls = meet("lost");
    await store.create(makePost(1), call());
    expect(calls).toEqual(["Put", "Get"]);
  });

  test("one that was lost and deleted by another meanwhile does not come back", async () => {
    meet("lost");
    const creating = store.create(makePost(1), call());
    await until(async () => (await others().get("p1", call())) !== undefined);
    await others().remove("p1", call());
    await creating.catch((error) => expect(error).toMatchObject({ status: 503 }));
    expect(await others().get("p1", call())).toBeUndefined();
  });

  test.each(["throttled", "away"] as const)("one that was %s is sent again", async (fate) => {
    const calls = meet(fate);
    await store.create(makePost(1), call());
    expect(calls).toEqual(["Put", "Put"]);
  });

  test("one that fails twice is 503", async () => {
    const calls = meet("throttled", "throttled");
    await expect(store.create(makePost(1), call())).rejects.toMatchObject({ status: 503 });
    expect(calls).toEqual(["Put", "Put"]);
  });
});

describe("a create with a key", () => {
  test("sent again gives the same post, of the first time", async () => {
    const first = await store.create(makePost(1), call(), "key");
    const later = { ...makePost(1), createdAt: new Date().toISOString() };
    expect(await store.create(later, call(), "key")).toEqual(first);
    expect(first).toEqual({ post: makePost(1), version: "key" });
  });

  test("of another content is 422, and of another key 409", async () => {
    await store.create(makePost(1), call(), "key");
    const other = { ...makePost(1), title: "Other" };
    await expect(store.create(other, call(), "key")).rejects.toMatchObject({ status: 422 });
    await expect(store.create(makePost(1), call(), "other")).rejects.toMatchObject({ status: 409 });
    expect(await store.get("p1", call())).toMatchObject({ post: makePost(1) });
  });

  test("that cannot tell in two calls whose the post is, is 503", async () => {
    await store.create(makePost(1), call(), "key");
    const calls = meet("throttled");
    await expect(store.create(makePost(1), call(), "key")).rejects.toMatchObject({ status: 503 });
    expect(calls).toEqual(["Put", "Put"]);
  });
});

describe("a delete", () => {
  test("of what is not there is no error", async () => {
    const calls = meet();
    await store.remove("nobody", call());
    expect(calls).toEqual(["Get"]);
  });

  test("takes the version that it read alone, and not another's since then", async () => {
    await store.create(makePost(1), call());
    const another = { ...makePost(1), title: "Another's" };
    let met = false;
    documents.middlewareStack.add(
      (next, context) => async (args) => {
        if (context.commandName === "DeleteItemCommand" && !met) {
          met = true;
          await others().remove("p1", call());
          await others().create(another, call());
        }
        return next(args);
      },
      { step: "initialize", name: "overtake" },
    );
    await store.remove("p1", call());
    expect(await store.get("p1", call())).toMatchObject({ post: another });
    met = false;
    await expect(store.remove("p1", call(), () => true)).rejects.toMatchObject({ status: 412 });
  });

  test("is not sent again", async () => {
    await store.create(makePost(1), call());
    const calls = meet("fine", "lost");
    await expect(store.remove("p1", call())).rejects.toMatchObject({ status: 503 });
    expect(calls).toEqual(["Get", "Delete"]);
  });

  test("of a version that is not wanted is 412; what is gone already was deleted", async () => {
    await store.create(makePost(1), call(), "v1");
    const only = (wanted: string) => (found: string | undefined) => found === wanted;
    await expect(store.remove("p1", call(), only("v2"))).rejects.toMatchObject({ status: 412 });
    expect(await store.get("p1", call())).toBeDefined();
    await store.remove("p1", call(), only("v1"));
    expect(await store.get("p1", call())).toBeUndefined();
    await store.remove("p1", call(), only("v1"));
  });

  test("takes what another program has put there too", async () => {
    await fill(1, 2);
    await store.remove("p1", call());
    expect(await store.get("p1", call())).toBeUndefined();
  });
});

test("a read is tried twice", async () => {
  const calls = meet("lost", "throttled", "lost", "fine");
  await expect(store.get("p1", call())).rejects.toMatchObject({ status: 503 });
  expect(await store.get("p1", call())).toBeUndefined();
  expect(calls).toEqual(["Get", "Get", "Get", "Get"]);
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
});

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
