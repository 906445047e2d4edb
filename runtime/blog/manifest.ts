/**
 * What the blog declares. Each endpoint is written down here and nowhere else: Express binds it, API
 * Gateway gets its route and its function from it, the local gateway matches on it, and `uses` is
 * all that its function's role may do.
 */
import type { ManifestInput } from "../app";

// biome-ignore lint/suspicious/noTemplateCurlyInString: the scenario fills it in.
const key = { authorization: "Bearer ${BLOG_WRITE_KEY}" };

/** Of about 1 KiB, as the cost model's example assumes. */
const create = {
  name: "createPost",
  method: "POST",
  path: "/blog",
  headers: { ...key, "idempotency-key": "{unique}" },
  body: {
    id: "{unique}",
    title: "A post of a comparison",
    contents: "It is deleted at the end of the run. ".repeat(26),
    author: "compare",
  },
  expect: [201],
};
const remove = { name: "deletePost", method: "DELETE", headers: key };

export const manifest = {
  name: "blog",

  routes: [
    { name: "listPosts", method: "GET", path: "/blog", uses: { posts: ["query:feed"] } },
    // Reads too: it must tell what it made, or a retry of it, from another's post.
    { name: "createPost", method: "POST", path: "/blog", uses: { posts: ["putItem", "getItem"] } },
    { name: "getPost", method: "GET", path: "/blog/{id}", uses: { posts: ["getItem"] } },
    // Reads first which version it is that it deletes.
    {
      name: "deletePost",
      method: "DELETE",
      path: "/blog/{id}",
      uses: { posts: ["getItem", "deleteItem"] },
    },
  ],

  tables: {
    /**
     * `feed` holds all posts in one partition, sorted by `feedKey` (`createdAt` + "#" + `id`), so that
     * a page of the newest posts is one query whose cost does not depend on how many posts there are.
     * One partition takes 1,000 writes a second.
     * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html
     */
    posts: {
      variable: "TABLE_NAME",
      partitionKey: { name: "id", type: "S" },
      indexes: {
        feed: {
          partitionKey: { name: "feed", type: "S" },
          sortKey: { name: "feedKey", type: "S" },
        },
      },
    },
  },

  keys: {
    BLOG_WRITE_KEY: { protects: "Writes", without: "Anybody may write and delete posts" },
  },

  /** Any page may call the blog, without credentials. `*` would not cover `authorization`. */
  cors: {
    allowOrigins: ["*"],
    allowMethods: ["GET", "HEAD", "POST", "DELETE"],
    allowHeaders: ["authorization", "content-type", "idempotency-key", "if-match"],
    exposeHeaders: [
      "etag",
      "link",
      "location",
      "retry-after",
      "server-timing",
      "x-backend",
      "x-init-ms",
      "x-instance-id",
      "x-instance-seq",
      "x-ready-age-ms",
    ],
    maxAgeSeconds: 3600,
  },

  timeouts: {
    /** One try of a database call; DynamoDB answers in single milliseconds. */
    call: 1_000,
    /** All that one request asks of the database, tries again included. */
    request: 5_000,
  },
  healthPath: "/",
  paths: "alike",

  /** A blog is mostly read. As much is deleted as is made, so that the table does not grow. */
  workload: {
    setup: [
      // One that is there already: all that a page finds to read, which measures and may not write.
      { name: "listPosts", path: "/blog?limit=1", save: { readable: "body.0.id" }, share: 0.05 },
      { ...create, save: { readable: "unique", made: "unique" }, times: 40 },
      // So that for a while more may be deleted than was made.
      { ...create, save: { deletable: "unique" }, times: 20 },
    ],
    requests: [
      { name: "getPost", path: "/blog/{readable}", share: 0.6 },
      { name: "listPosts", path: "/blog", share: 0.2 },
      { ...create, save: { deletable: "unique" }, share: 0.1 },
      { ...remove, path: "/blog/{deletable!}", share: 0.1 },
    ],
    teardown: [
      { ...remove, path: "/blog/{deletable!}" },
      { ...remove, path: "/blog/{made!}" },
    ],
    objective: { p99Ms: 250 },
  },

  seed: [
    {
      id: "welcome",
      title: "Welcome to the blog",
      author: "The blog",
      contents:
        "You are reading it through one of two backends. Switch at the top of the page: the posts stay, who serves them changes.",
    },
    {
      id: "functions",
      title: "Functions: nothing runs until somebody asks",
      author: "The blog",
      contents:
        "Each endpoint is a function of its own. The first request starts an instance and waits for it: a cold start. Reload a few times and watch it turn warm.",
    },
    {
      id: "containers",
      title: "Containers: somebody is always in",
      author: "The blog",
      contents:
        "The same app in a process that never sleeps, behind a load balancer. No cold start, and a bill at night.",
    },
  ].map((body) => ({ name: body.id, method: "POST", path: "/blog", headers: key, body })),

  bundle: {
    alias: {
      "iconv-lite": "stand-ins/iconv-lite.js",
      "mime-db": "stand-ins/mime-db.js",
    },
  },
  view: "posts",
} as const satisfies ManifestInput;

export default manifest;
