import { httpClient } from "../../../compare/load/http-client";
import type { PlannedRequest } from "../../../compare/load/request";
import { trafficOf } from "../../../compare/load/scenario";
import type { Plan } from "../../../compare/phases/plan";
import type { PlatformLog, Sent } from "../../../compare/platform/platform-log";
import { parseReport } from "../../../compare/record/schema";
import { findingsOf } from "../../../compare/report/findings";
import { usualLabels } from "../../../compare/report/names";
import { cleanUp } from "../../../compare/run/clean-up";
import { type RunOptions, runComparison } from "../../../compare/run/run";
import { seeded } from "../../../compare/stats/random";
import {
  type FakeApp,
  notes,
  notesScenario,
  tickets,
  ticketsScenario,
} from "../../support/fake-apps";
import { type Behaviour, type FakeBackend, fakeBackend } from "../../support/fake-backend";

/** Every phase, as short as it can be: what is tried here is that all of it works together. */
const plan: Plan = {
  profile: "quick",
  seed: 5,
  burst: [5],
  aa: { rate: 40, blocks: 4, segmentSeconds: 0.1, order: "in turns" },
  steady: { warmUpSeconds: 0.2, rates: [30], blocks: 6, segmentSeconds: 0.2, order: "in turns" },
  connections: 2,
  step: { from: 20, to: 40, beforeSeconds: 0.5, afterSeconds: 1, objectiveMs: 250 },
  saturation: { from: 40, levels: 2, seconds: 1, objectiveMs: 5000 },
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
  scenario: notesScenario,
  variables: {},
  labels: usualLabels,
  kinds: undefined,
  parity: [],
  resources: [],
  deployed: undefined,
  rehearsal: false,
  objectives: [],
  signal,
  onPhase: () => {},
});

/** Both backends on one table, as they are deployed. */
async function bothOn(items: Set<string>, app = notes): Promise<[FakeBackend, FakeBackend]> {
  return [
    await start({ name: "functions", items, app, delay: () => 4 }),
    await start({ name: "containers", items, app, delay: () => 2 }),
  ];
}

test("a run measures every phase, reports it in its own format, and leaves nothing behind", async () => {
  const items = new Set(["someone-else"]);
  const [functions, containers] = await bothOn(items);
  const report = await runComparison(options(functions.url, containers.url));

  expect(parseReport(JSON.stringify(report))).toEqual(report);
  expect(report.emulated).toBe(true);
  expect(report.aa?.functions).toHaveLength(4);
  expect(report.steady?.blocks).toHaveLength(6);
  expect(report.steady?.segments).toHaveLength(12);
  expect(new Set(report.steady?.groups.map((group) => group.route)).size).toBe(4);
  expect(report.burst).toHaveLength(10);
  // A busy machine may not hold the first rate; then the next is half of it, else twice.
  const offered = report.saturation?.map((level) => level.offered) ?? [];
  expect(offered.filter((_, at) => at % 2 === 0)).toEqual([40, 40]);
  expect(
    offered.filter((_, at) => at % 2 === 1 && [20, 80].includes(offered[at] ?? 0)),
  ).toHaveLength(2);
  expect(report.step?.seconds.some(({ second }) => second < 0)).toBe(true);
  expect(report.usage?.requests).toBeGreaterThan(0);
  expect(report.connections).toMatchObject({ ahead: 20, fresh: { length: 4 } });
  for (const each of report.instances?.flatMap((met) => [met.functions, met.containers]) ?? [[]]) {
    expect(each.length).toBeGreaterThan(0);
    expect(each.every((mark) => /^[0-9a-f]{12}$/.test(mark))).toBe(true);
  }
  // Nobody wrote REPORT lines: what the fake backends say in Server-Timing, and no more, stands for it.
  expect(report.usage?.source).toBe("the answers");
  expect(report.usage?.billed).toEqual([[2000, report.usage?.billed[0]?.[1]]]);

  expect(items).toEqual(new Set(["someone-else"]));
  for (const backend of [functions, containers]) {
    expect(backend.requests.some((each) => each.startsWith("POST"))).toBe(true);
  }
});

test("what the platform wrote of the steady state is what was billed", async () => {
  const [functions, containers] = await bothOn(new Set());
  const asked: Sent[] = [];
  const platformLog: PlatformLog = {
    source: "REPORT lines (the emulator)",
    read: async (sent) => {
      asked.push(sent);
      return { billed: [[7000, 3]], inits: [120], functionsLogKib: 0.8, containersLogKib: 0.3 };
    },
  };
  const report = await runComparison({ ...options(functions.url, containers.url), platformLog });
  expect(report.usage).toMatchObject({
    source: "REPORT lines (the emulator)",
    billed: [[7000, 3]],
    inits: [120],
    functionsLogKib: 0.8,
  });
  const steady = report.steady?.segments.filter(({ backend }) => backend === "functions") ?? [];
  expect(asked[0]?.functions).toBe(steady.reduce((sum, { count }) => sum + count, 0));
  expect(asked[0]?.to.getTime()).toBeGreaterThan(asked[0]?.from.getTime() ?? 0);
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

test("after Ctrl-C nothing is reported, and what was made is removed all the same", async () => {
  const items = new Set<string>();
  const [functions, containers] = await bothOn(items);
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
  expect(items.size).toBe(0);
});

test("at the end throttled requests are tried again, and what got no answer is removed too", async () => {
  let refused = 0;
  const containers = await start({
    name: "containers",
    status: (_, method) => {
      if (method !== "DELETE" || refused >= 10) return undefined;
      refused += 1;
      return 429;
    },
  });
  const client = httpClient(containers.url);
  const traffic = trafficOf(notesScenario, { random: seeded(1), variables: {}, run: "run" });
  const [, make] = notesScenario.setup;
  for (let made = 0; made < 8; made += 1) {
    const planned = traffic.plan(make);
    // Its answer is not seen.
    if (planned) await client.send(planned);
  }
  expect(containers.items.size).toBe(8);
  expect(await cleanUp(client, traffic)).toEqual([]);
  await client.close();
  expect(refused).toBe(10);
  expect(containers.items.size).toBe(0);
});

test("what cannot be removed is named", async () => {
  const status = (_: number, method: string) => (method === "DELETE" ? 403 : undefined);
  const containers = await start({ name: "containers", status });
  const client = httpClient(containers.url);
  const traffic = trafficOf(notesScenario, { random: seeded(1), variables: {}, run: "run" });
  const planned = traffic.plan(notesScenario.setup[0]);
  if (planned) await client.send(planned);
  expect(await cleanUp(client, traffic)).toEqual(["run-1"]);
  await client.close();
});

test("a target that is gone is not asked for each thing that is left", async () => {
  const containers = await start({ name: "containers" });
  const client = httpClient(containers.url);
  const traffic = trafficOf(notesScenario, { random: seeded(1), variables: {}, run: "run" });
  for (let made = 0; made < 50; made += 1) traffic.plan(notesScenario.setup[1]);
  await containers.close();
  let asked = 0;
  const counted = {
    ...client,
    send: (request: PlannedRequest) => {
      asked += 1;
      return client.send(request);
    },
  };
  expect(await cleanUp(counted, traffic)).toHaveLength(50);
  await client.close();
  expect(asked).toBeLessThanOrEqual(8);
});

test("the environment's values reach the targets, and never the report", async () => {
  const seen = new Set<string | undefined>();
  const app =
    (items: Set<string>): FakeApp =>
    (request) => {
      if (request.method === "POST") seen.add(request.headers.authorization);
      return notes(items)(request);
    };
  const [functions, containers] = await bothOn(new Set(), app);
  const variables = { NOTES_KEY: "open-sesame" };
  const report = await runComparison({ ...options(functions.url, containers.url), variables });
  expect([...seen]).toEqual(["Bearer open-sesame"]);
  expect(JSON.stringify(report)).not.toContain("sesame");
  expect(report.workload.requests).toEqual([
    { name: "read", method: "GET", path: "/notes/{kept}", share: 0.6 },
    { name: "list", method: "GET", path: "/notes", share: 0.2 },
    { name: "create", method: "POST", path: "/notes", share: 0.1 },
    { name: "remove", method: "DELETE", path: "/notes/{made!}", share: 0.1 },
  ]);
});

test("another app: numbers of its own, statuses that are expected, nothing to remove", async () => {
  const [functions, containers] = await bothOn(new Set(), tickets);
  const report = await runComparison({
    ...options(functions.url, containers.url),
    scenario: ticketsScenario,
  });
  const groups = report.steady?.groups ?? [];
  expect(new Set(groups.map(({ route }) => route))).toEqual(new Set(["look", "close", "missing"]));
  expect(groups.filter(({ temperature }) => temperature === "error")).toEqual([]);
  expect(containers.items.size).toBe(3);
});

test("a target that says nothing of itself is compared all the same", async () => {
  const items = new Set<string>();
  const functions = await start({ items });
  const containers = await start({ name: "containers", items });
  const report = await runComparison(options(functions.url, containers.url));
  const met = (backend: string) =>
    new Set(
      report.steady?.groups
        .filter((group) => group.backend === backend)
        .map(({ temperature }) => temperature),
    );
  expect(met("functions")).toEqual(new Set(["unknown"]));
  expect(met("containers")).toEqual(new Set(["warm"]));
  expect(report.steady?.blocks[0]?.functions.answered.length).toBeGreaterThan(0);
  expect(report.steady?.parts.map(({ backend }) => backend)).toEqual(["containers"]);
  expect(report.usage).toMatchObject({ requests: 0, billed: [] });
});

test("two of one kind are compared when it is said what they are", async () => {
  const items = new Set<string>();
  const first = await start({ name: "containers", items });
  const second = await start({ name: "containers", items });
  const labels = { functions: "version 1", containers: "version 2" };
  const kinds = { functions: "containers", containers: "containers" } as const;
  const report = await runComparison({ ...options(first.url, second.url), labels, kinds });
  expect(report).toMatchObject({ labels, kinds });
});

test.each<[string, Behaviour, Behaviour, RegExp]>([
  [
    "both names lead to the same backend",
    { name: "containers" },
    { name: "containers" },
    /was given as functions, but says that it is "containers": are the two addresses swapped, or do both lead to the same backend\?/,
  ],
  [
    "the addresses are swapped",
    { name: "containers" },
    { name: "functions" },
    /was given as functions, but says that it is "containers"/,
  ],
  [
    "one answers with another status",
    { name: "functions", status: (_, method) => (method === "DELETE" ? 204 : undefined) },
    { name: "containers" },
    /^remove: http:\S+ \(functions\) answers 204, http:\S+ \(containers\) answers 200: these are not the same app on the same data$/,
  ],
  [
    "one answers in another shape",
    { name: "functions", app: () => () => ({ status: 200, body: { items: [] } }) },
    { name: "containers" },
    /^read: http:\S+ \(functions\) has body.items, http:\S+ \(containers\) has no body.items: /,
  ],
  [
    "both are broken",
    { name: "functions", status: (_, method) => (method === "DELETE" ? 503 : undefined) },
    { name: "containers", status: (_, method) => (method === "DELETE" ? 503 : undefined) },
    /^remove: both answer 503 in place of 200 to 399$/,
  ],
  [
    "writes want a key",
    { name: "functions" },
    { name: "containers", status: (_, method) => (method === "POST" ? 401 : undefined) },
    /answered create \(setup\) with 401 in place of 200 to 399: a header of it needs NOTES_KEY, which is not set in the environment$/,
  ],
])("refused in one line: %s", async (_, first, second, message) => {
  const items = new Set<string>();
  const functions = await start({ items, ...first });
  const containers = await start({ items, ...second });
  const run = runComparison(options(functions.url, containers.url));
  await expect(run).rejects.toThrow(message);
  await expect(run).rejects.not.toThrow(/\n/);
});

test("refused: a target that does not answer", async () => {
  const containers = await start({ name: "containers" });
  const run = runComparison(options("http://127.0.0.1:1", containers.url));
  await expect(run).rejects.toThrow("http://127.0.0.1:1 (functions) does not answer");
});

test("rule 14: a run whose generator was kept from its work is marked void, and keeps its data", async () => {
  const [functions, containers] = await bothOn(new Set());
  const busy = setInterval(() => {
    const end = performance.now() + 60;
    while (performance.now() < end);
  }, 150);
  const report = await runComparison({ ...options(functions.url, containers.url), lagBoundMs: 5 });
  clearInterval(busy);
  expect(report.void[0]).toMatch(/^The load generator itself was late in the A\/A check \(p99 /);
  expect(report.steady?.blocks).toHaveLength(6);
  expect(findingsOf({ ...report, rehearsal: true }).verdict).toMatchObject({
    void: true,
    drawn: false,
    headline: "Rehearsal: void: the load generator itself was late",
  });
});
