import type { Post } from "../../../../html/src/views/posts/api";
import {
  emptyFeed,
  withCreated,
  withoutPost,
  withPage,
} from "../../../../html/src/views/posts/feed";

const post = (id: string): Post => ({ id, title: id, contents: "", author: "", createdAt: "" });
const page = (...ids: string[]) => ({ posts: ids.map(post), older: undefined });
const ids = ({ posts }: { readonly posts: readonly Post[] }) => posts.map(({ id }) => id);

test("a page goes behind what is there, and a post is shown once", () => {
  const feed = withPage(withPage(emptyFeed, { ...page("c", "b"), older: "next" }), page("b", "a"));
  expect(ids(feed)).toEqual(["c", "b", "a"]);
  expect(feed.older).toBeUndefined();
});

test("a new post comes first, also when a page that was asked before holds it", () => {
  const feed = withPage(withCreated(withPage(emptyFeed, page("b")), post("c")), page("c", "a"));
  expect(ids(feed)).toEqual(["c", "b", "a"]);
});

test("a deleted post stays away, though the index still lists it", () => {
  const feed = withPage(withoutPost(withPage(emptyFeed, page("c", "b")), "b"), page("b", "a"));
  expect(ids(feed)).toEqual(["c", "a"]);
});

test("a post that is made again after it was deleted is back", () => {
  const feed = withCreated(withoutPost(withPage(emptyFeed, page("b")), "b"), post("b"));
  expect(ids(withPage(feed, page("b", "a")))).toEqual(["b", "a"]);
});
