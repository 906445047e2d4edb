import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import { isPassing } from "../app/passing";
import { HttpError, Unavailable } from "./errors";
import { newToken } from "./idempotency-key";
import { manifest } from "./manifest";
import type { PageQuery } from "./page-query";
import type { Post } from "./posts";
import { readTwice, writeOnce } from "./second-try";

/** What a request lends to its calls: its time limit, and a place to note the time they took. */
export interface Call {
  readonly signal: AbortSignal;
  databaseMs: number;
}

export interface Page {
  readonly posts: readonly Post[];
  /** The feed key after which the next page starts; undefined on the last page. */
  readonly next: string | undefined;
}

/** A post as it is in the table. */
export interface Stored {
  readonly post: Post;
  /** Of its creation; undefined where another program put it there. */
  readonly version: string | undefined;
}

/** The posts in their table. Each of these makes two calls of the database at most. */
export interface PostStore {
  /** A page of the newest posts. */
  list(query: PageQuery, call: Call): Promise<Page>;
  /**
   * Throws `HttpError` 409 if the id exists; the old post stays as it is. With a key the post that it
   * made before is given back, and `HttpError` 422 thrown where that has another content.
   *
   * @param key as `parseIdempotencyKey` gives it
   */
  create(post: Post, call: Call, key?: string): Promise<Stored>;
  get(id: string, call: Call): Promise<Stored | undefined>;
  /**
   * Deletes the version that it finds, and never one that somebody makes meanwhile. Deleting what is not
   * there is no error. Throws `HttpError` 412 if what is there is not wanted.
   */
  remove(
    id: string,
    call: Call,
    isWanted?: (version: string | undefined) => boolean,
  ): Promise<void>;
}

const { partitionKey: feedPartition, sortKey: feedSort } = manifest.tables.posts.indexes.feed;
/** All posts share the feed's one partition. */
const FEED = "posts";

export function createPostStore(database: DynamoDBDocumentClient, TableName: string): PostStore {
  const read = async (id: string, { signal }: Call): Promise<Stored | undefined> => {
    const { Item } = await database.send(
      // Consistent, so that who has created a post can read it.
      new GetCommand({ TableName, Key: { id }, ConsistentRead: true }),
      { abortSignal: signal },
    );
    return Item && toStored(Item);
  };

  async function query({ limit, after }: PageQuery, { signal }: Call): Promise<Page> {
    const { Items: items = [], LastEvaluatedKey: more } = await database.send(
      new QueryCommand({
        TableName,
        IndexName: "feed",
        KeyConditionExpression: after === undefined ? "#p = :p" : "#p = :p AND #s < :s",
        ExpressionAttributeNames: {
          "#p": feedPartition.name,
          ...(after === undefined ? {} : { "#s": feedSort.name }),
        },
        ExpressionAttributeValues: {
          ":p": FEED,
          ...(after === undefined ? {} : { ":s": after }),
        },
        ScanIndexForward: false,
        // One more than asked for tells whether there is a next page.
        Limit: limit + 1,
      }),
      { abortSignal: signal },
    );
    const page = items.slice(0, limit);
    // DynamoDB also ends a page at 1 MiB, and then says that there is more.
    const last = items.length > limit || more ? page.at(-1) : undefined;
    return { posts: page.map(toPost), next: last?.[feedSort.name] };
  }

  const store: PostStore = {
    list: (asked, call) => readTwice(() => query(asked, call), call),

    get: (id, call) => readTwice(() => read(id, call), call),

    async create(post, call, key) {
      const version = key ?? newToken();
      const Item = {
        ...post,
        [feedPartition.name]: FEED,
        [feedSort.name]: `${post.createdAt}#${post.id}`,
        token: version,
      };
      let calls = 0;
      const put = async (): Promise<Stored> => {
        calls += 1;
        await database.send(
          new PutCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(id)" }),
          { abortSignal: call.signal },
        );
        return { post, version };
      };
      const ours = async (): Promise<Stored | undefined> => {
        const found = await read(post.id, call);
        if (found?.version !== version) return undefined;
        if (isSame(found.post, post)) return found;
        throw new HttpError(422, "This Idempotency-Key made a post with another content");
      };
      try {
        return await writeOnce(put, ours, call);
      } catch (error) {
        if (!isRefused(error)) throw error;
        // Whose it is would be a third call.
        if (key !== undefined && calls > 1) throw new Unavailable(error);
        const found = key === undefined ? undefined : await ours();
        if (found) return found;
        throw new HttpError(409, "A post with this id exists");
      }
    },

    async remove(id, call, isWanted) {
      const found = await read(id, call);
      if (!found) return;
      const unwanted = new HttpError(412, "The post is another version than If-Match says");
      if (isWanted && !isWanted(found.version)) throw unwanted;
      try {
        await database.send(
          new DeleteCommand({ TableName, Key: { id }, ...isStill(found.version) }),
          { abortSignal: call.signal },
        );
      } catch (error) {
        if (!isRefused(error)) throw error;
        // Somebody else has deleted it, and it may be that another was made since: that one stays.
        if (isWanted) throw unwanted;
      }
    },
  };

  return {
    list: (query, call) => timed(call, () => store.list(query, call)),
    create: (post, call, key) => timed(call, () => store.create(post, call, key)),
    get: (id, call) => timed(call, () => store.get(id, call)),
    remove: (id, call, isWanted) => timed(call, () => store.remove(id, call, isWanted)),
  };
}

/** Adds the time of a call to the request's, and turns a passing failure into 503. */
async function timed<T>(call: Call, run: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await run();
  } catch (error) {
    throw isPassing(error) ? new Unavailable(error) : error;
  } finally {
    call.databaseMs += performance.now() - start;
  }
}

const isRefused = (error: unknown): boolean =>
  (error as Error).name === "ConditionalCheckFailedException";

const isStill = (version: string | undefined) => ({
  ConditionExpression: version === undefined ? "attribute_not_exists(#v)" : "#v = :v",
  ExpressionAttributeNames: { "#v": "token" },
  ...(version !== undefined && { ExpressionAttributeValues: { ":v": version } }),
});

/** What a client says of a post; when it was made is not. */
const isSame = (one: Post, other: Post): boolean =>
  (["id", "title", "contents", "author"] as const).every((field) => one[field] === other[field]);

const toStored = (item: Record<string, unknown>): Stored => ({
  post: toPost(item),
  version: typeof item.token === "string" ? item.token : undefined,
});

function toPost(item: Record<string, unknown>): Post {
  const { id, title, contents, author, createdAt } = item as Record<keyof Post, string>;
  return { id, title, contents, author, createdAt };
}
