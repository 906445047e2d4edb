import type { Backend } from "../../compare/load/sample";
import type { Group } from "../../compare/phases/steady/groups";
import { type Report, version } from "../../compare/record/schema";
import { usualLabels } from "../../compare/report/names";
import { histogramOf } from "../../compare/stats/histogram";
import { exponential, normal, seeded } from "../../compare/stats/random";

/** One with every phase. */
export type WholeReport = Report & {
  readonly [K in Exclude<
    keyof Report,
    "deployed" | "settings" | "limits" | "instances"
  >]-?: NonNullable<Report[K]>;
};

export interface ReportOptions {
  readonly emulated?: boolean;
  readonly rehearsal?: boolean;
  /** How much slower functions are than containers, warm. */
  readonly slowdown?: number;
  readonly seed?: number;
  /** How much slower functions come out than themselves in the A/A check. */
  readonly aaDrift?: number;
  readonly rates?: readonly number[];
  readonly segmentSeconds?: number;
}

/** A report as a run would leave it, made of drawn latencies whose differences are known. */
export function madeReport({
  emulated = false,
  rehearsal = false,
  slowdown = 1.5,
  seed = 1,
  aaDrift = 1,
  rates = [20, 40],
  segmentSeconds = 1,
}: ReportOptions): WholeReport {
  const random = seeded(seed);
  const times = (count: number, scale: number): number[] =>
    Array.from({ length: count }, () => scale * Math.exp(0.3 * normal(random)));
  const blocks = rates.flatMap((rate) =>
    Array.from({ length: 40 }, () => {
      const level = 12 * Math.exp(0.1 * normal(random));
      const count = rate * segmentSeconds;
      const functions = times(count, level * slowdown);
      return { rate, functions, containers: times(count, level) };
    }),
  );
  /** A functions' request of that block met a cold start. */
  const coldIn = (index: number): number[] => (index % 40 < 6 ? [420 + index] : []);
  const group = (rate: number, backend: Backend, values: number[], cold = false): Group => ({
    rate,
    backend,
    route: "read",
    temperature: cold ? "cold" : "warm",
    latency: histogramOf(values),
    service: histogramOf(values.map((value) => value * 0.97)),
  });
  const groups = rates.flatMap((rate) => {
    const mine = blocks.filter((block) => block.rate === rate);
    return [
      group(
        rate,
        "functions",
        mine.flatMap((block) => block.functions),
      ),
      group(rate, "functions", times(6, 420), true),
      group(
        rate,
        "containers",
        mine.flatMap((block) => block.containers),
      ),
    ];
  });
  const both = <T>(of: (backend: Backend) => T[]): T[] => [...of("functions"), ...of("containers")];
  const aaBlocks = (drift: number) =>
    Array.from({ length: 40 }, () => ({
      placement: 0,
      a: { answered: times(20, 12), failed: 0, cold: 0 },
      b: { answered: times(20, 12 * drift), failed: 0, cold: 0 },
    }));
  const lag = { count: 1000, p50: 0.4, p99: 2.1, max: 6, void: false };
  return {
    version,
    at: "2026-11-22T12:00:00.000Z",
    seconds: 180,
    emulated,
    rehearsal,
    objectives: [],
    runs: 1,
    ids: [`2026-11-22T12:00:00.000Z (seed ${seed})`],
    placements: 1,
    void: [],
    profile: "quick",
    seed,
    labels: usualLabels,
    kinds: { functions: "functions", containers: "containers" },
    workload: {
      requests: [
        { name: "read", method: "GET", path: "/notes/{kept}", share: 0.75 },
        { name: "list", method: "GET", path: "/notes", share: 0.25 },
      ],
      replaced: 0,
    },
    targets: emulated
      ? { functions: "http://127.0.0.1:3001", containers: "http://127.0.0.1:3002" }
      : {
          functions: "https://abc.execute-api.eu-west-1.amazonaws.com",
          containers: "https://app-1.eu-west-1.elb.amazonaws.com",
        },
    parity: [{ what: "Memory", functions: "512", containers: "512 <b>" }],
    resources: [
      { backend: "functions", type: "aws_lambda_function", count: 4 },
      { backend: "containers", type: "aws_ecs_service", count: 1 },
    ],
    lag: { aa: lag, burst: { ...lag, p99: 40, void: true }, steady: lag, step: lag },
    aa: { rate: 40, functions: aaBlocks(aaDrift), containers: aaBlocks(1) },
    connections: {
      ahead: 20,
      waited: { functions: 0, containers: 1 },
      fresh: both((backend) =>
        times(10, 1).map((scale) => ({
          backend,
          dns: 0.5 * scale,
          tcp: 8 * scale,
          tls: backend === "functions" ? 17 * scale : 0,
          answer: 15 * scale,
        })),
      ),
    },
    burst: both((backend) =>
      times(10, backend === "functions" ? 400 : 20).map((latency, index) => ({
        backend,
        size: 10,
        latency,
        temperature: backend === "functions" && index > 3 ? ("cold" as const) : ("warm" as const),
        ...(backend === "functions" && index > 3 ? { initMs: 130 + index } : {}),
      })),
    ),
    steady: {
      plan: { rates: [...rates], blocks: 40, segmentSeconds, order: "together" },
      blocks: blocks.map(({ rate, functions, containers }, index) => ({
        rate,
        placement: 0,
        functions: {
          answered: [...functions, ...coldIn(index)],
          failed: 0,
          cold: coldIn(index).length,
        },
        containers: { answered: containers, failed: 0, cold: 0 },
      })),
      answers: rates.flatMap((rate) =>
        (["functions", "containers"] as const).map((backend) => ({
          ...{ rate, backend, status: 200, expected: true },
          count: 40 * rate * segmentSeconds,
        })),
      ),
      lags: rates.flatMap((rate) =>
        (["functions", "containers"] as const).map((backend) => ({
          ...{ rate, backend, count: 800, p50: 0.4, p95: 1.1, p99: 2.1, max: 6 },
        })),
      ),
      longestStall: 60,
      groups,
      segments: blocks.flatMap((block, index) =>
        (["functions", "containers"] as const).map((backend, turn) => ({
          backend,
          rate: block.rate,
          atSeconds: 2 * index + turn,
          count: block[backend].length,
          errors: 0,
          cold: 0,
          p50: block[backend][0] ?? 1,
          max: Math.max(...block[backend]),
        })),
      ),
      parts: [
        {
          backend: "functions",
          temperature: "warm",
          count: 900,
          network: 1,
          front: 6,
          startUp: 0,
          app: 2,
          database: 5,
        },
        {
          backend: "functions",
          temperature: "cold",
          count: 12,
          network: 1,
          front: 60,
          startUp: 140,
          app: 8,
          database: 30,
        },
        {
          backend: "containers",
          temperature: "warm",
          count: 900,
          network: 1,
          front: 2,
          startUp: 0,
          app: 2,
          database: 5,
        },
      ],
    },
    step: {
      from: 10,
      to: 40,
      objectiveMs: 250,
      seconds: both((backend) =>
        Array.from({ length: 12 }, (_, index) => ({
          backend,
          second: index - 3,
          count: index < 3 ? 10 : 40,
          errors: 0,
          cold: backend === "functions" && index === 3 ? 4 : 0,
          instances: backend === "functions" ? Math.min(8, 2 + index) : 1,
          latency: histogramOf(
            times(20, backend === "functions" && index < 5 && index > 2 ? 400 : 15),
          ),
        })),
      ),
    },
    saturation: both((backend) =>
      [80, 160, 320, 240].map((offered) => ({
        backend,
        offered,
        perSecond: [1, 2, 3].map((second) => Math.min(offered, 260) + second),
        requests: 3 * offered,
        errors: offered === 320 ? 60 : 0,
        throttled: 0,
        instances: backend === "functions" ? offered / 40 : 2,
        latency: histogramOf(times(100, offered / 16)),
        ...(offered === 320 ? { stop: "errors" as const } : {}),
      })),
    ),
    usage: {
      source: "REPORT lines (CloudWatch Logs Insights)",
      billed: histogramOf(Array.from({ length: 900 }, () => 5 + exponential(random, 3))),
      inits: times(12, 140),
      cold: 12,
      requests: 2412,
      requestKib: 0.4,
      responseKib: 3,
    },
  };
}
