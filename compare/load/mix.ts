/**
 * What the load consists of. The comparison knows the app by its HTTP contract alone, so the requests
 * are written out here, under the names of the endpoints; a test holds them against the app's own
 * list, so that neither can move without the other.
 */
export interface MixedRequest {
  readonly name: string;
  readonly method: "GET" | "POST" | "DELETE";
  /** `{id}` stands for a post's id. */
  readonly path: string;
  /** Its share of all requests. */
  readonly share: number;
}

/** A blog is mostly read. As much is deleted as is made, so that the table does not grow. */
export const mix: readonly MixedRequest[] = [
  { name: "getPost", method: "GET", path: "/blog/{id}", share: 0.6 },
  { name: "listPosts", method: "GET", path: "/blog", share: 0.2 },
  { name: "createPost", method: "POST", path: "/blog", share: 0.1 },
  { name: "deletePost", method: "DELETE", path: "/blog/{id}", share: 0.1 },
];

/** One request, ready to be sent. `path` starts with a slash. */
export interface PlannedRequest {
  readonly route: string;
  /** The post that it is about; of no meaning to a list. */
  readonly id: string;
  readonly method: MixedRequest["method"];
  readonly path: string;
  readonly body?: string;
}
