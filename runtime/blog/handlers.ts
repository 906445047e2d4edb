import { randomBytes } from "node:crypto";
import { HttpError } from "./errors";
import { answer, type Handler } from "./exchange";
import type { manifest } from "./manifest";
import { nextLink, parsePageQuery } from "./page-query";
import type { PostStore } from "./post-store";
import { makeId, type Post, parseId, parseNewPost } from "./posts";

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
      const input = parseNewPost(req.body);
      const post: Post = {
        id: input.id ?? makeId(input.title, randomBytes(4).toString("hex")),
        title: input.title,
        contents: input.contents,
        author: input.author,
        createdAt: new Date().toISOString(),
      };
      await posts.create(post, exchange);
      // Relative to the request's own address, so that it holds behind any prefix.
      answer(res, 201, post, { location: `blog/${post.id}` });
    },

    async getPost(req, res, exchange) {
      const post = await posts.get(parseId(req.params.id), exchange);
      if (!post) throw new HttpError(404, "Item not found");
      answer(res, 200, post);
    },

    async deletePost(req, res, exchange) {
      await posts.remove(parseId(req.params.id), exchange);
      answer(res, 200, { message: "OK" });
    },
  };
}
