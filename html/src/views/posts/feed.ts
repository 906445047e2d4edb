import type { Page, Post } from "./api";

/**
 * The posts in view, newest first. The index that lists them may lag behind a write, so what this
 * page has made or removed is remembered and wins over what a list says.
 */
export interface Feed {
  readonly posts: readonly Post[];
  readonly older: string | undefined;
  readonly removed: ReadonlySet<string>;
}

export const emptyFeed: Feed = { posts: [], older: undefined, removed: new Set() };

/** The feed with a page of older posts behind it; a post that is there already stays where it is. */
export function withPage({ posts, removed }: Feed, page: Page): Feed {
  const there = new Set(posts.map(({ id }) => id));
  const more = page.posts.filter(({ id }) => !there.has(id) && !removed.has(id));
  return { posts: [...posts, ...more], older: page.older, removed };
}

export function withCreated({ posts, older, removed }: Feed, post: Post): Feed {
  const others = posts.filter(({ id }) => id !== post.id);
  const back = new Set([...removed].filter((id) => id !== post.id));
  return { posts: [post, ...others], older, removed: back };
}

export function withoutPost({ posts, older, removed }: Feed, id: string): Feed {
  const others = posts.filter((post) => post.id !== id);
  return { posts: others, older, removed: new Set([...removed, id]) };
}
