import { postJson, send } from "../../support/http";
import { type Backends, backendNames, startBackends } from "../backends";
import { post } from "./cases";

const POSTS = 1_000;
/** Fewer than the smallest container lets wait. */
const AT_ONCE = 25;
let backends: Backends;

beforeAll(async () => {
  backends = await startBackends();
  const url = backends.containers;
  const ids = Array.from({ length: POSTS }, (_, number) => `paged-${number}`);
  for (let from = 0; from < POSTS; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const answers = await Promise.all(some.map((id) => send(url, postJson({ ...post, id }))));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
  }
});
afterAll(async () => {
  if (process.env.FUNCTIONS_URL) {
    const url = backends.containers;
    for (let number = 0; number < POSTS; number++) {
      await send(url, { method: "DELETE", path: `/blog/paged-${number}` });
    }
  }
  await backends?.stop();
});

interface Listed {
  readonly id: string;
  readonly createdAt: string;
}

/** Follows the links from page to page; `between` runs after each page. */
async function listAll(url: string, limit: number, between = async () => {}): Promise<Listed[]> {
  const posts: Listed[] = [];
  let path: string | undefined = `/blog?limit=${limit}`;
  while (path !== undefined) {
    const { body, headers } = await send(url, { path });
    posts.push(...(JSON.parse(body) as Listed[]));
    const next = /<(\?.*)>; rel="next"/.exec(String(headers.link ?? ""))?.[1];
    path = next && `/blog${next}`;
    await between();
  }
  return posts;
}

const numbered = (posts: readonly Listed[]) =>
  posts.map(({ id }) => id).filter((id) => id.startsWith("paged-"));

describe.each(backendNames)("%s", (backend) => {
  test.each([100, 37])("lists every post once, newest first, %d at a time", async (limit) => {
    const posts = await listAll(backends[backend], limit);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(numbered(posts)).toHaveLength(POSTS);
    const times = posts.map(({ createdAt }) => createdAt);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("misses none and repeats none while posts come and go", async () => {
    const url = backends[backend];
    let round = 0;
    const posts = await listAll(url, 50, async () => {
      const id = `passing-${backend}-${round++}`;
      expect((await send(url, postJson({ ...post, id }))).status).toBe(201);
      await send(url, { method: "DELETE", path: `/blog/${id}` });
    });
    expect(round).toBeGreaterThanOrEqual(POSTS / 50);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(posts.length);
    expect(numbered(posts)).toHaveLength(POSTS);
  });

  test("goes on after the last post of a page was deleted", async () => {
    const url = backends[backend];
    const ids = ["after-1", "after-2", "after-3"];
    for (const id of ids) await send(url, postJson({ ...post, id }));
    const first = await send(url, { path: "/blog?limit=2" });
    await send(url, { method: "DELETE", path: "/blog/after-2" });
    const link = /<(.*)>/.exec(String(first.headers.link))?.[1];
    const second = await send(url, { path: `/blog${link}` });
    expect((JSON.parse(second.body) as Listed[])[0]?.id).toBe("after-1");
    for (const id of ids) await send(url, { method: "DELETE", path: `/blog/${id}` });
  });
});

test("both list the same", async () => {
  const [functions, containers] = await Promise.all(
    backendNames.map((backend) => listAll(backends[backend], 100)),
  );
  expect(functions).toEqual(containers);
});
