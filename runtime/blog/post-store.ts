import { randomUUID } from "node:crypto";
import {
  DeleteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from "@aws-sdk/lib-dynamodb";
import { isPassing } from "./database";
import { HttpError, Unavailable } from "./errors";
import { manifest } from "./manifest";
import type { PageQuery } from "./page-query";
import type { Post } from "./posts";

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

export interface PostStore {
  /** A page of the newest posts. */
  list(query: PageQuery, call: Call): Promise<Page>;
  /** Throws `HttpError` 409 if the id exists; the old post stays as it is. */
  create(post: Post, call: Call): Promise<void>;
  get(id: string, call: Call): Promise<Post | undefined>;
  /** Deleting what is not there is no error. */
  remove(id: string, call: Call): Promise<void>;
}

const { partitionKey: feedPartition, sortKey: feedSort } = manifest.tables.posts.indexes.feed;
/** All posts share the feed's one partition. */
const FEED = "posts";

export function createPostStore(database: DynamoDBDocumentClient, TableName: string): PostStore {
  const read = async (id: string, signal: AbortSignal) =>
    // Consistent, so that who has created a post can read it.
    (
      await database.send(new GetCommand({ TableName, Key: { id }, ConsistentRead: true }), {
        abortSignal: signal,
      })
    ).Item;

  const store: PostStore = {
    async list({ limit, after }, { signal }) {
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
    },

    async create(post, { signal }) {
      const token = randomUUID();
      const Item = {
        ...post,
        [feedPartition.name]: FEED,
        [feedSort.name]: `${post.createdAt}#${post.id}`,
        token,
      };
      try {
        await database.send(
          new PutCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(id)" }),
          { abortSignal: signal },
        );
      } catch (error) {
        if ((error as Error).name !== "ConditionalCheckFailedException") throw error;
        // The SDK repeats a put whose answer was lost, and the condition then fails on our own post.
        const existing = await read(post.id, signal);
        if (existing?.token !== token) throw new HttpError(409, "A post with this id exists");
      }
    },

    async get(id, { signal }) {
      const item = await read(id, signal);
      return item && toPost(item);
    },

    async remove(id, { signal }) {
      await database.send(new DeleteCommand({ TableName, Key: { id } }), { abortSignal: signal });
    },
  };

  return {
    list: (query, call) => timed(call, () => store.list(query, call)),
    create: (post, call) => timed(call, () => store.create(post, call)),
    get: (id, call) => timed(call, () => store.get(id, call)),
    remove: (id, call) => timed(call, () => store.remove(id, call)),
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

function toPost(item: Record<string, unknown>): Post {
  const { id, title, contents, author, createdAt } = item as Record<keyof Post, string>;
  return { id, title, contents, author, createdAt };
}
