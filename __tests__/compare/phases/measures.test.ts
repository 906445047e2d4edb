import type { Backend, Sample } from "../../../compare/load/sample";
import { type Level, measureSaturation, saturationOf } from "../../../compare/phases/saturation";
import { segmentsOf, steadyBlocks } from "../../../compare/phases/steady";
import { answersOf } from "../../../compare/phases/steady/answers";
import { groupsOf } from "../../../compare/phases/steady/groups";
import { lagsOf } from "../../../compare/phases/steady/lags";
import { partsOf } from "../../../compare/phases/steady/parts";
import { stepSeconds } from "../../../compare/phases/step";
import { recoveryOf } from "../../../compare/phases/step/recovery";
import { usageOf } from "../../../compare/record/usage";
import { recoverySentence } from "../../../compare/report/load-words";
import { usualLabels } from "../../../compare/report/names";
import { seeded } from "../../../compare/stats/random";

const sample = (change: Partial<Sample> = {}): Sample => ({
  route: "read",
  intendedMs: 100,
  lagMs: 1,
  serviceMs: 20,
  status: 200,
  expected: true,
  bytes: 1024,
  server: {
    backend: "functions",
    instance: "a",
    sequence: 5,
    initMs: 100,
    appMs: 3,
    databaseMs: 7,
  },
  ...change,
});
const cold = (serviceMs: number): Sample =>
  sample({ serviceMs, server: { ...sample().server, instance: "b", sequence: 1 } });
const tagged = (backend: Backend, ...samples: Sample[]) => [{ backend, samples }];

test("rule 6: blocks hold all requests, from the intended start, and count failures apart; groups explain", () => {
  const ran = [
    {
      backend: "functions" as const,
      rate: 10,
      block: 0,
      atSeconds: 0,
      samples: [sample(), cold(150), sample({ status: 500, expected: false })],
    },
    {
      backend: "containers" as const,
      rate: 10,
      block: 0,
      atSeconds: 1,
      samples: [sample({ lagMs: 0.5 })],
    },
  ];
  expect(steadyBlocks(ran)).toEqual([
    {
      rate: 10,
      placement: 0,
      functions: { answered: [21, 151], failed: 1, cold: 1 },
      containers: { answered: [20.5], failed: 0, cold: 0 },
    },
  ]);
  expect(
    groupsOf(ran).map(({ backend, temperature, latency }) => [backend, temperature, latency]),
  ).toEqual([
    ["functions", "warm", [[20992, 1]]],
    ["functions", "cold", [[150912, 1]]],
    ["functions", "error", [[20992, 1]]],
    ["containers", "warm", [[20496, 1]]],
  ]);
  expect(segmentsOf(ran)[0]).toMatchObject({ count: 3, errors: 1, cold: 1 });
});

test("the parts of an answer's time add up to its service time", () => {
  const [warm, started] = partsOf(tagged("functions", sample(), cold(160)), {
    functions: 2,
    containers: 1,
  });
  expect(warm).toMatchObject({ network: 2, front: 8, startUp: 0, app: 3, database: 7, count: 1 });
  expect(started).toMatchObject({ temperature: "cold", startUp: 100, front: 48 });
});

test("the cost model gets the functions' own time, start-ups and share of cold ones", () => {
  const usage = usageOf([
    ...tagged("functions", sample(), sample(), cold(160)),
    ...tagged("containers", sample({ bytes: 3072 })),
  ]);
  expect(usage).toMatchObject({
    billed: [[10000 - (10000 % 8), 2]],
    inits: [100],
    cold: 1,
    requests: 3,
  });
  expect(usage.responseKib).toBeCloseTo(0.4 + 1.5, 6);
});

test("seconds around the step: before it they are negative", () => {
  const samples = [
    sample({ intendedMs: -1500 }),
    sample({ intendedMs: 10 }),
    sample({ intendedMs: 999, status: 503, expected: false }),
  ];
  expect(stepSeconds([{ backend: "functions", samples }])).toEqual([
    {
      backend: "functions",
      second: -2,
      count: 1,
      errors: 0,
      cold: 0,
      instances: 1,
      latency: [[20992, 1]],
    },
    {
      backend: "functions",
      second: 0,
      count: 2,
      errors: 1,
      cold: 0,
      instances: 1,
      latency: [[20992, 1]],
    },
  ]);
});

/** Seconds before and after the step; each number is the latency of ten requests. */
const step = (before: number[], after: number[]) => ({
  from: 10,
  to: 40,
  objectiveMs: 250,
  seconds: [...before, ...after].map((latency, index) => ({
    backend: "functions" as const,
    second: index - before.length,
    count: 10,
    errors: 0,
    cold: 0,
    instances: 1,
    latency: [[latency * 1000, 10]] as [number, number][],
  })),
});
const calm = [10, 10, 10, 10, 10];

test.each([
  ["stays as it was", calm, 0],
  ["is back when five seconds on end are", [900, 300, ...calm, ...calm], 2],
  ["is not back by the end", [10, 10, 300, 300], undefined],
])("rule 12: recovery is a window's against the tail before the step: %s", (_, after, seconds) => {
  expect(recoveryOf(step(calm, after), "functions")).toMatchObject({ seconds, limitMs: 13.5 });
});

test("rule 12: while requests fail it is not back, however quick the others are", () => {
  const { seconds, ...plan } = step(calm, [...calm, ...calm, ...calm]);
  const failing = (errors: number, until: number) => ({
    ...plan,
    seconds: seconds.map((each) =>
      each.second >= 0 && each.second < until ? { ...each, count: 200, errors } : each,
    ),
  });
  expect(recoveryOf(failing(20, 4), "functions")).toMatchObject({ seconds: 4, errors: 80 });
  expect(recoveryOf(failing(20, 15), "functions").seconds).toBeUndefined();
  // One of a hundred is borne.
  expect(recoveryOf(failing(2, 15), "functions").seconds).toBe(0);
});

test("rule 12: without an answer before the step nothing says when it is back", () => {
  const { seconds, ...plan } = step(calm, calm);
  const silent = { ...plan, seconds: seconds.filter(({ second }) => second >= 0) };
  const recovery = recoveryOf(silent, "functions");
  expect([recovery.limitMs, recovery.seconds]).toEqual([undefined, undefined]);
  expect(recoverySentence({ recoveries: [recovery], saturation: [] }, 40, usualLabels)).toMatch(
    /^Functions gave no answer before the step, so that nothing says whether they are back: 1 to 1|^Functions gave no answer before the step, so that nothing says whether they are back: 0 to 1/,
  );
});

test("rule 12: a step shows scaling where it is three times the load that held, and lasts 8 minutes", () => {
  const small = "too small or too short a step to show scaling";
  const [level] = saturationOf([held(100)], "functions", 1).levels;
  const said = (to: number, lasted: number): string =>
    recoverySentence(
      {
        recoveries: [recoveryOf(step(calm, Array(lasted).fill(10)), "functions")],
        saturation: [{ backend: "functions", levels: [], knee: level, stopped: undefined }],
      },
      to,
      usualLabels,
    );
  expect(said(300, 480)).not.toContain(small);
  expect(said(299, 480)).toContain(small);
  expect(said(300, 479)).toContain(small);
  expect(said(300, 480)).toContain("a p95 of 13.5 ms (that before the step, a quarter and 1 ms)");
});

/** A level that held. */
const held = (offered: number): Level => ({
  ...{ backend: "functions", offered, perSecond: [offered, offered], requests: 2 * offered },
  ...{ errors: 0, throttled: 0, instances: 1, latency: [[10_000, 2 * offered]] },
});

test("a load at which no request came does not count as one that held", () => {
  const { knee, stopped } = saturationOf([{ ...held(1), requests: 0 }], "functions", 1);
  expect([knee, stopped]).toEqual([undefined, undefined]);
});

const never = new AbortController().signal;

/** A target that holds up to so many requests a second, and then fails as it is said. */
async function ramp(holds: number, fails: Partial<Sample>, throttle?: number) {
  const send = {
    open: async (_: Backend, arrivals: readonly number[]) =>
      arrivals.map((intendedMs) =>
        sample({ intendedMs, ...(arrivals.length > holds * 1.15 ? fails : {}) }),
      ),
  };
  const plan = { from: 100, levels: 6, seconds: 1, objectiveMs: 250, throttle };
  const levels = await measureSaturation({ send, random: seeded(1), signal: never }, plan);
  const { knee, stopped } = saturationOf(levels, "functions", 1);
  return { held: knee?.level.offered ?? 0, stopped, tried: levels.map(({ offered }) => offered) };
}

test("rule 10: capacity is a ramp to what does not hold, and what stopped it is named", async () => {
  for (const [fails, stop] of [
    [{ status: 503, expected: false }, "errors"],
    [{ status: 429, expected: false }, "throttle"],
    [{ serviceMs: 900 }, "objective"],
    [{ lagMs: 90 }, "generator"],
  ] as const) {
    const { held, stopped } = await ramp(300, fails);
    expect(stopped?.stop).toBe(stop);
    expect(held).toBeGreaterThanOrEqual(200);
    expect(held).toBeLessThanOrEqual(350);
    expect(stopped?.offered).toBeLessThanOrEqual(400);
  }
});

test("rule 10: a hundredth that fails is borne, more is not, and it counts as slower than any answer", async () => {
  const failing = async (share: number, slow = 0) => {
    const open = async (_: Backend, arrivals: readonly number[]) =>
      arrivals.map((intendedMs, index) => {
        const place = (index % 400) / 400;
        if (place < share) return sample({ intendedMs, status: 503, expected: false });
        return sample({ intendedMs, serviceMs: place < share + slow ? 900 : 20 });
      });
    const plan = { from: 2000, levels: 1, seconds: 1, objectiveMs: 250 };
    const levels = await measureSaturation(
      { send: { open }, random: seeded(1), signal: never },
      plan,
    );
    return levels[0]?.stop;
  };
  expect(await failing(0.005)).toBeUndefined();
  expect(await failing(0.02)).toBe("errors");
  // Neither is more than a hundredth, both together are.
  expect(await failing(0, 0.0075)).toBeUndefined();
  expect(await failing(0.0075, 0.0075)).toBe("objective");
});

test("rule 10: a ramp that ends before anything fails says at least", async () => {
  const { held, stopped } = await ramp(1e6, {});
  expect(stopped).toBeUndefined();
  expect(held).toBe(3200);
});

test("rule 11: a ramp stays below the throttle that is known", async () => {
  const { tried, held } = await ramp(1e6, {}, 250);
  expect(new Set(tried)).toEqual(new Set([100, 200, 250]));
  expect(held).toBe(250);
});

const strange = (serviceMs: number): Sample => sample({ serviceMs, server: {} });

test("rule 5: statuses and causes are counted, by rate and backend", () => {
  const refused = sample({ status: 0, expected: false, cause: "ECONNREFUSED" });
  const throttled = sample({ status: 429, expected: false });
  const segment = { backend: "functions" as const, rate: 10, block: 0, atSeconds: 0 };
  const head = { rate: 10, backend: "functions" };
  expect(
    answersOf([{ ...segment, samples: [sample(), refused, sample(), throttled, refused] }]),
  ).toEqual([
    { ...head, status: 200, expected: true, count: 2 },
    { ...head, status: 0, expected: false, cause: "ECONNREFUSED", count: 2 },
    { ...head, status: 429, expected: false, count: 1 },
  ]);
});

test("rule 14: the generator's lag is told by rate and backend", () => {
  const segment = (rate: number, ...lags: number[]) => ({
    ...{ backend: "functions" as const, rate, block: 0, atSeconds: 0 },
    samples: lags.map((lagMs) => sample({ lagMs })),
  });
  const rows = lagsOf([segment(10, 1, 2), segment(40, 9), segment(10, 3)]);
  expect(rows.map(({ rate, count, p50, max }) => [rate, count, p50, max])).toEqual(
    [
      [10, 3, 2, 3],
      [40, 1, 9, 9],
    ].map(([rate, count, p50, max]) => [
      rate,
      count,
      expect.closeTo(p50 ?? 0, 1),
      expect.closeTo(max ?? 0, 1),
    ]),
  );
});

test("of answers that say nothing of themselves there are no parts, no instances and no bill", () => {
  const ran = tagged("functions", strange(30), strange(90));
  expect(partsOf(ran, { functions: 1, containers: 1 })).toEqual([]);
  expect(usageOf(ran)).toMatchObject({ billed: [], inits: [], cold: 0, requests: 0 });
  expect(stepSeconds(ran)[0]?.instances).toBe(0);
});
