import { type Backends, backendNames, startBackends } from "../backends";

/**
 * The calls of the page that this began with, as its jQuery makes them: an address from `urls.js`
 * plus "/blog", JSON as text, any 2xx is success, and an answer's content type decides its parsing.
 */
const original = (url: string) => ({
  list: () => call(`${url}/blog`),
  add: (fields: object) =>
    call(`${url}/blog`, {
      method: "POST",
      body: JSON.stringify(fields),
      headers: { "content-type": "application/json", accept: "*/*" },
    }),
  remove: (id: string) => call(`${url}/blog/${id}`, { method: "DELETE" }),
});

async function call(url: string, init: RequestInit = {}): Promise<unknown> {
  const headers = { ...init.headers, origin: "null" };
  const response = await fetch(url, { ...init, headers });
  expect(response.status).toBeGreaterThanOrEqual(200);
  expect(response.status).toBeLessThan(300);
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(response.headers.get("content-type")).toBe("application/json");
  return response.json();
}

let backends: Backends;
beforeAll(async () => {
  backends = await startBackends();
});
afterAll(() => backends?.stop());

test.each(backendNames)("%s: the original page adds, lists and deletes", async (backend) => {
  const client = original(backends[backend]);
  const fields = { id: "foo", title: "A title", author: "somebody", contents: "one\ntwo" };
  await client.remove("foo");
  await client.add(fields);
  const posts = (await client.list()) as { id: string; contents: string }[];
  expect(Array.isArray(posts)).toBe(true);
  const mine = posts.find(({ id }) => id === "foo");
  expect(mine).toMatchObject(fields);
  expect(mine?.contents.replace("\n", "<br/>")).toBe("one<br/>two");
  await client.remove("foo");
  expect(await client.list()).not.toContainEqual(expect.objectContaining({ id: "foo" }));
});
