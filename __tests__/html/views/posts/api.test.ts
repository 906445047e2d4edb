import type { Backend } from "../../../../html/src/backends";
import { Unreachable } from "../../../../html/src/problems";
import { Blog, type Call, type Surroundings } from "../../../../html/src/views/posts/api";
import { NoKey, Refused } from "../../../../html/src/views/posts/problems";

const backend: Backend = {
  name: "functions",
  title: "Functions",
  address: "https://x.example/functions",
  description: "",
};
const post = { id: "a", title: "A", contents: "c", author: "x", createdAt: "2026-11-22T00:00:00Z" };

/** A blog whose answers are given one after the other, and what it asked and said. */
function blogThatGets(answers: readonly (Response | Error)[], around: Partial<Surroundings> = {}) {
  const requests: Request[] = [];
  const calls: Call[] = [];
  let ticks = 0;
  const blog = new Blog({
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      const answer = answers[requests.length - 1] ?? new Error("one request too many");
      if (answer instanceof Error) throw answer;
      return answer;
    },
    now: () => {
      ticks += 10;
      return ticks;
    },
    onCall: (call) => calls.push(call),
    writeKey: () => undefined,
    askWriteKey: async () => undefined,
    ...around,
  });
  return { blog, requests, calls };
}

const refusal = (status: number, message: string) => Response.json({ message }, { status });

test("a list is its posts and the address of the older ones", async () => {
  const headers = { link: '<?limit=20&cursor=z>; rel="next"', "x-backend": "functions" };
  const { blog, requests, calls } = blogThatGets([Response.json([post], { headers })]);
  const older = "https://x.example/functions/blog?limit=20&cursor=z";
  expect(await blog.list(backend)).toEqual({ posts: [post], older });
  expect(requests.map(({ url }) => url)).toEqual(["https://x.example/functions/blog"]);
  expect(calls).toMatchObject([
    { method: "GET", path: "/blog", status: 200, ms: 10, answerer: { backend: "functions" } },
  ]);
});

test("an empty id is left out, so that the backend makes one", async () => {
  const { blog, requests } = blogThatGets([Response.json(post, { status: 201 })]);
  await blog.create(backend, { id: "", title: "A", contents: "c", author: "x" });
  expect(await requests[0]?.json()).toEqual({ title: "A", contents: "c", author: "x" });
  expect(requests[0]?.headers.get("content-type")).toBe("application/json");
});

test("a create that failed is sent again under the same key; another post, or one more, under another", async () => {
  const made = () => Response.json(post, { status: 201 });
  const answers = [refusal(503, "Service Unavailable"), new TypeError("Failed"), made(), made()];
  const { blog, requests } = blogThatGets([...answers, refusal(503, "No"), made()]);
  const other = { ...post, title: "B" };
  for (const each of [post, post, post, post, post, other]) {
    await blog.create(backend, each).catch(() => undefined);
  }
  const keys = requests.map(({ headers }) => headers.get("idempotency-key"));
  const [first, , , fourth, fifth, sixth] = keys;
  expect(keys.slice(0, 3)).toEqual([first, first, first]);
  expect(new Set([first, fourth, fifth, sixth]).size).toBe(4);
  expect(first).toMatch(/^[0-9a-f]{32}$/);
});

test("an error is thrown with its status and the backend's own message", async () => {
  const { blog } = blogThatGets([refusal(409, "There is one"), new Response("<html>")]);
  await expect(blog.create(backend, post)).rejects.toMatchObject({
    status: 409,
    message: "There is one",
  });
  await expect(blog.list(backend)).rejects.toThrow(Refused);
});

test("silence is thrown as such, and noted", async () => {
  const { blog, calls } = blogThatGets([new TypeError("Failed to fetch")]);
  await expect(blog.remove(backend, "a")).rejects.toThrow(Unreachable);
  expect(calls).toMatchObject([{ method: "DELETE", path: "/blog/a", status: undefined }]);
});

test("a key is asked for when it is wanted, again when it is wrong, and sent", async () => {
  const reasons: string[] = [];
  const keys = ["guess", "right"];
  const askWriteKey = async (reason: string) => {
    reasons.push(reason);
    return keys.shift();
  };
  const no = () => refusal(401, "A valid write key is needed");
  const { blog, requests } = blogThatGets([no(), no(), Response.json({ message: "OK" })], {
    askWriteKey,
  });
  await blog.remove(backend, "a");
  expect(reasons).toEqual(["wanted", "wrong"]);
  expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([
    null,
    "Bearer guess",
    "Bearer right",
  ]);
});

test("a known key is sent with writes and never with reads", async () => {
  const answers = [Response.json([]), Response.json({ message: "OK" })];
  const { blog, requests } = blogThatGets(answers, { writeKey: () => "known" });
  await blog.list(backend);
  await blog.remove(backend, "a");
  expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual([
    null,
    "Bearer known",
  ]);
});

test("who gives no key is told that nothing was changed", async () => {
  const { blog } = blogThatGets([refusal(401, "A valid write key is needed")]);
  await expect(blog.remove(backend, "a")).rejects.toThrow(NoKey);
});
