import { randomBytes } from "node:crypto";
import { HttpError } from "./errors";
import { answer, type Handler } from "./exchange";
import { parseIdempotencyKey } from "./idempotency-key";
import type { manifest } from "./manifest";
import { nextLink, parsePageQuery } from "./page-query";
import type { PostStore } from "./post-store";
import { idOfKey, makeId, type Post, parseId, parseNewPost } from "./posts";
import { etagOf, parseIfMatch } from "./versions";

type RouteName = (typeof manifest.routes)[number]["name"];

/** What each route does. A route without a handler does not compile. */
export function createHandlers(posts: PostStore): Readonly<Record<RouteName, Handler>> {
  return {
    async listPosts(req, res, exchange) {
      const query = parsePageQuery(req.query);
      const page = await posts.list(query, exchange);
      const link = page.next && { link: nextLink(query.limit, page.next) };
      answer(res, 200, page.posts, { ...link });
    },

    async createPost(req, res, exchange) {
      const key = parseIdempotencyKey(req.headers["idempotency-key"]);
      const input = parseNewPost(req.body);
      const post: Post = {
        id: input.id ?? (key === undefined ? makeId(input.title, newSuffix()) : idOfKey(key)),
        title: input.title,
        contents: input.contents,
        author: input.author,
        createdAt: new Date().toISOString(),
      };
      const { post: stored, version } = await posts.create(post, exchange, key);
      // Relative to the request's own address, so that it holds behind any prefix.
      answer(res, 201, stored, { location: `blog/${stored.id}`, ...etag(version) });
    },

    async getPost(req, res, exchange) {
      const found = await posts.get(parseId(req.params.id), exchange);
      if (!found) throw new HttpError(404, "Item not found");
      answer(res, 200, found.post, etag(found.version));
    },

    async deletePost(req, res, exchange) {
      const isWanted = parseIfMatch(req.headers["if-match"]);
      await posts.remove(parseId(req.params.id), exchange, isWanted);
      answer(res, 200, { message: "OK" });
    },
  };
}

const newSuffix = (): string => randomBytes(4).toString("hex");

const etag = (version: string | undefined): { readonly etag?: string } =>
  version === undefined ? {} : { etag: etagOf(version) };
