import type { Backend, Sample } from "../../../../compare/load/sample";
import type { RanSegment } from "../../../../compare/phases/steady";
import type { Report } from "../../../../compare/record/schema";
import { reportOf } from "../../../../html/src/views/compare/report";

const settings = { seed: 7, rate: 20, blocks: 40 };
export const local = { functions: "http://127.0.0.1:3001", containers: "http://127.0.0.1:3002" };
export const away = {
  functions: "https://abc.execute-api.eu-west-1.amazonaws.com",
  containers: "http://lb-1.eu-west-1.elb.amazonaws.com",
};

const sample = (backend: Backend, serviceMs: number, sequence = 2): Sample => ({
  route: "getOrder",
  intendedMs: 0,
  lagMs: 0,
  serviceMs,
  status: 200,
  expected: true,
  bytes: 1024,
  server: { backend, instance: "a", sequence, initMs: 200, appMs: 1, databaseMs: 4 },
});

/** Blocks of ten requests; functions take that much longer, and the first of them starts cold. */
function segments(blocks: number, longer: number): RanSegment[] {
  return Array.from({ length: blocks }, (_, block) =>
    (["functions", "containers"] as const).map((backend): RanSegment => {
      const base = backend === "functions" ? 10 + longer : 10;
      const samples = Array.from({ length: 10 }, (_, index) => sample(backend, base + index / 10));
      const cold = block === 0 && backend === "functions" ? [sample(backend, 300, 1)] : [];
      return { backend, rate: 20, block, atSeconds: block, samples: [...cold, ...samples] };
    }),
  ).flat();
}

/** A report on so many blocks, in which functions take that many milliseconds longer. */
export const sampleReport = (targets: typeof local, blocks: number, longer = 0) =>
  reportOf({
    at: new Date(0),
    targets,
    settings,
    workload: { requests: [{ name: "getOrder", path: "/orders/1" }] },
    replaced: 0,
    segments: segments(blocks, longer),
  });

/** The same at a second rate, at which functions take 20 ms longer. */
export function reportAtTwoRates(targets: typeof local, blocks: number): Report {
  const one = sampleReport(targets, blocks);
  const other = sampleReport(targets, blocks, 20);
  if (!one.steady || !other.steady) throw new Error("the page measures a steady state");
  const also = <Row extends { readonly rate: number }>(rows: readonly Row[]): Row[] =>
    rows.map((row) => ({ ...row, rate: 40 }));
  return {
    ...one,
    steady: {
      ...one.steady,
      plan: { ...one.steady.plan, rates: [20, 40] },
      blocks: [...one.steady.blocks, ...also(other.steady.blocks)],
      groups: [...one.steady.groups, ...also(other.steady.groups)],
      segments: [...one.steady.segments, ...also(other.steady.segments)],
      parts: [],
    },
  };
}
