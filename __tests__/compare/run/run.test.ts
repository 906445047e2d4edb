import { httpClient } from "../../../compare/load/client";
import { Posts } from "../../../compare/load/posts";
import type { Plan } from "../../../compare/phases/plan";
import { parseReport } from "../../../compare/record/schema";
import { cleanUp } from "../../../compare/run/clean-up";
import { type RunOptions, runComparison } from "../../../compare/run/run";
import { seeded } from "../../../compare/stats/random";
import { type Behaviour, type FakeBackend, fakeBackend } from "../../support/fake-backend";

// Whole runs, on a machine that may be busy.
jest.setTimeout(120_000);

/** Every phase, as short as it can be: what is tried here is that all of it works together. */
const plan: Plan = {
  profile: "quick",
  seed: 5,
  posts: 5,
  warmUpSeconds: 0.2,
  aa: { rate: 40, blocks: 4, segmentSeconds: 0.1 },
  bursts: [5],
  steady: { rates: [30], blocks: 6, segmentSeconds: 0.2 },
  step: { from: 20, to: 40, beforeSeconds: 0.5, afterSeconds: 1, objectiveMs: 250 },
  saturation: { concurrencies: [1, 2], seconds: 1 },
};

const running: FakeBackend[] = [];
afterEach(async () => {
  for (const backend of running.splice(0)) await backend.close();
});

async function start(behaviour: Behaviour): Promise<FakeBackend> {
  const backend = await fakeBackend(behaviour);
  running.push(backend);
  return backend;
}

const options = (
  functions: string,
  containers: string,
  signal = new AbortController().signal,
): RunOptions => ({
  // A busy machine shall not fail a test; the void run has its own.
  lagBoundMs: 5000,
  plan,
  targets: { functions, containers },
  writeKey: undefined,
  parity: [],
  resources: [],
  sizes: undefined,
  signal,
  onPhase: () => {},
});

/** Both backends on one table, as they are deployed. */
async function bothOn(posts: Set<string>, slow = 0): Promise<[FakeBackend, FakeBackend]> {
  return [
    await start({ name: "functions", posts, delay: () => 4 + slow }),
    await start({ name: "containers", posts, delay: () => 2 }),
  ];
}

test("a run measures every phase, reports it in its own format, and leaves no post behind", async () => {
  const posts = new Set(["someone-else"]);
  const [functions, containers] = await bothOn(posts);
  const report = await runComparison(options(functions.url, containers.url));

  expect(parseReport(JSON.stringify(report))).toEqual(report);
  expect(report.emulated).toBe(true);
  expect(report.aa.functions).toHaveLength(4);
  expect(report.steady.blocks).toHaveLength(6);
  expect(report.steady.segments).toHaveLength(12);
  expect(new Set(report.steady.groups.map((group) => group.route)).size).toBe(4);
  expect(report.burst).toHaveLength(10);
  expect(report.saturation.map((level) => level.concurrency)).toEqual([1, 2, 1, 2]);
  expect(report.step.some(({ second }) => second < 0)).toBe(true);
  expect(report.usage.requests).toBeGreaterThan(0);
  // What the fake backends say in Server-Timing, and no more, is billed.
  expect(report.usage.billed).toEqual([[2000, report.usage.billed[0]?.[1]]]);

  expect(posts).toEqual(new Set(["someone-else"]));
  for (const backend of [functions, containers]) {
    expect(backend.requests.some((each) => each.startsWith("POST"))).toBe(true);
  }
});

test("the same seed asks the same again", async () => {
  const asked = async (): Promise<string[]> => {
    const [functions, containers] = await bothOn(new Set());
    const stop = new AbortController();
    const onPhase = (name: string): void => {
      if (name === "step") stop.abort();
    };
    const run = runComparison({ ...options(functions.url, containers.url, stop.signal), onPhase });
    await expect(run).rejects.toThrow("stopped");
    // Of a burst's requests, all sent at once, any may arrive first.
    return functions.requests.map((each) => each.replace(/compare-[^-]*-/, "")).sort();
  };
  expect(await asked()).toEqual(await asked());
});

test("after Ctrl-C nothing is reported, and the posts are deleted all the same", async () => {
  const posts = new Set<string>();
  const [functions, containers] = await bothOn(posts);
  const stop = new AbortController();
  const phases: string[] = [];
  const run = runComparison({
    ...options(functions.url, containers.url, stop.signal),
    onPhase: (name) => {
      phases.push(name);
      if (name === "steady") setTimeout(() => stop.abort(), 200);
    },
  });
  await expect(run).rejects.toThrow("stopped: nothing is reported of a run that was cut off");
  expect(phases.at(-1)).toBe("clean up");
  expect(phases).not.toContain("step");
  expect(posts.size).toBe(0);
});

test("throttled deletions are tried again", async () => {
  let refused = 0;
  const containers = await start({
    name: "containers",
    status: (_, method) => {
      if (method !== "DELETE" || refused >= 10) return undefined;
      refused += 1;
      return 429;
    },
  });
  const client = httpClient(containers.url, undefined);
  const posts = new Posts("run", seeded(1));
  for (let made = 0; made < 8; made += 1) await client.send(posts.create());
  expect(containers.posts.size).toBe(8);
  expect(await cleanUp(client, posts)).toBe(0);
  await client.close();
  expect(refused).toBe(10);
  expect(containers.posts.size).toBe(0);
});

test.each<[string, Behaviour, Behaviour, RegExp]>([
  [
    "both names lead to the same backend",
    { name: "containers" },
    { name: "containers" },
    /^both addresses lead to the same backend \(containers\)/,
  ],
  [
    "the addresses are swapped",
    { name: "containers" },
    { name: "functions" },
    /was given as functions, but says that it is "containers": are the two addresses swapped\?/,
  ],
  [
    "something else answers",
    {},
    { name: "containers" },
    /answers without x-backend and x-instance-id: this is not the blog/,
  ],
  [
    "a backend is broken",
    { name: "functions", status: () => 503 },
    { name: "containers" },
    /\/blog \(functions\) answers 503 in place of 200/,
  ],
  [
    "writes want a key",
    { name: "functions" },
    { name: "containers", status: (_, method) => (method === "POST" ? 401 : undefined) },
    /wants a key for writes: set BLOG_WRITE_KEY/,
  ],
])("refused in one line: %s", async (_, first, second, message) => {
  const [functions, containers] = [await start(first), await start(second)];
  const run = runComparison(options(functions.url, containers.url));
  await expect(run).rejects.toThrow(message);
  await expect(run).rejects.not.toThrow(/\n/);
});

test("refused: a target that does not answer", async () => {
  const containers = await start({ name: "containers" });
  const run = runComparison(options("http://127.0.0.1:1", containers.url));
  await expect(run).rejects.toThrow("http://127.0.0.1:1 (functions) does not answer");
});

test("void: a generator that was kept from its work says so in place of a report", async () => {
  const [functions, containers] = await bothOn(new Set());
  const busy = setInterval(() => {
    const end = performance.now() + 60;
    while (performance.now() < end);
  }, 150);
  const run = runComparison({ ...options(functions.url, containers.url), lagBoundMs: 5 });
  await expect(run).rejects.toThrow(/^void: the load generator itself was late in the A\/A check/);
  clearInterval(busy);
});
