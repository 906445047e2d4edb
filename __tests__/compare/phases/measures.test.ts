import type { Backend, Sample } from "../../../compare/load/sample";
import { saturationOf } from "../../../compare/phases/saturation";
import { segmentsOf, steadyBlocks } from "../../../compare/phases/steady";
import { answersOf } from "../../../compare/phases/steady/answers";
import { groupsOf } from "../../../compare/phases/steady/groups";
import { lagsOf } from "../../../compare/phases/steady/lags";
import { partsOf } from "../../../compare/phases/steady/parts";
import { stepSeconds } from "../../../compare/phases/step";
import { recoveryOf } from "../../../compare/phases/step/recovery";
import { usageOf } from "../../../compare/record/usage";

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

const step = (...latencies: number[]) => ({
  from: 1,
  to: 2,
  objectiveMs: 250,
  seconds: latencies.map((latency, second) => ({
    backend: "functions" as const,
    second,
    count: 1,
    errors: 0,
    cold: 0,
    instances: second + 1,
    latency: [[latency * 1000, 1]] as [number, number][],
  })),
});

test.each([
  ["stays under the objective", [10, 10, 10], 0],
  ["is back after the last late second", [900, 10, 300, 10], 3],
  ["is not back by the end", [10, 10, 300], undefined],
])("recovery: %s", (_, latencies, seconds) => {
  expect(recoveryOf(step(...latencies), "functions").seconds).toBe(seconds);
});

test("the knee is the fewest clients that reach 90 % of the best", () => {
  const level = (concurrency: number, rate: number) => ({
    backend: "containers" as const,
    concurrency,
    perSecond: [rate, rate],
    errors: 0,
    instances: 2,
    service: [],
  });
  const found = saturationOf(
    [level(1, 100), level(2, 185), level(4, 195), level(8, 200)],
    "containers",
    1,
  );
  expect(found.knee?.level.concurrency).toBe(2);
  expect(saturationOf([level(1, 0)], "containers", 1).knee).toBeUndefined();
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
