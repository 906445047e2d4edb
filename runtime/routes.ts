/**
 * The endpoints: the one place where they are written down. Express binds them, API Gateway gets
 * its routes from them, the local gateway matches on them, and `uses` decides what the IAM role of
 * an endpoint's function may do. Plain data that imports nothing, so that everything can import it.
 */

/** An operation on the table of `table.ts`; a query names its index. */
export type Operation = "getItem" | "putItem" | "deleteItem" | "query:feed";

export interface Route {
  /** Names the handler, the function and its Terraform address. */
  readonly name: string;
  /** A GET route answers HEAD too. */
  readonly method: "GET" | "POST" | "DELETE";
  /** As API Gateway writes it: `{id}` is one path segment. */
  readonly path: string;
  /** What its handler asks of the table, and all that its role is allowed. */
  readonly uses: readonly Operation[];
  /** Whether it wants the write key, where one is set. */
  readonly auth: boolean;
}

export const routes = [
  { name: "listPosts", method: "GET", path: "/blog", uses: ["query:feed"], auth: false },
  // Reads too: after a failed condition it must tell its own retry from another's post.
  { name: "createPost", method: "POST", path: "/blog", uses: ["putItem", "getItem"], auth: true },
  { name: "getPost", method: "GET", path: "/blog/{id}", uses: ["getItem"], auth: false },
  { name: "deletePost", method: "DELETE", path: "/blog/{id}", uses: ["deleteItem"], auth: true },
] as const satisfies readonly Route[];

export type RouteName = (typeof routes)[number]["name"];
