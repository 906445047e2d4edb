import { merged } from "../stats/histogram";
import type { Report } from "./schema";

/**
 * Several runs against the same two targets as one: as if all their blocks had been one run's. What
 * describes a run (plan, parity, resources) is the first one's.
 *
 * @throws an error for people when they do not belong together.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const [first] = reports;
  if (first === undefined) throw new Error("there is no report to merge");
  for (const other of reports) {
    if (other.emulated !== first.emulated) {
      throw new Error("an emulated run and one on AWS are never merged");
    }
    if (!first.emulated && JSON.stringify(other.targets) !== JSON.stringify(first.targets)) {
      throw new Error("these runs measured different addresses, so they are not merged");
    }
  }
  const all = <T>(of: (report: Report) => readonly T[]): T[] => reports.flatMap(of);
  const sum = (of: (report: Report) => number): number =>
    reports.reduce((total, report) => total + of(report), 0);
  return {
    ...first,
    seconds: sum((report) => report.seconds),
    runs: sum((report) => report.runs),
    lag: worstLag(reports),
    aa: { functions: all((r) => r.aa.functions), containers: all((r) => r.aa.containers) },
    burst: all((report) => report.burst),
    steady: {
      blocks: all((report) => report.steady.blocks),
      groups: grouped(
        all((report) => report.steady.groups),
        ({ rate, backend, route, temperature }) => [rate, backend, route, temperature],
        (a, b) => ({
          ...a,
          latency: merged([a.latency, b.latency]),
          service: merged([a.service, b.service]),
        }),
      ),
      segments: inSequence(reports),
      parts: grouped(
        all((report) => report.steady.parts),
        ({ backend, temperature }) => [backend, temperature],
        meanPart,
      ),
    },
    step: grouped(
      all((report) => report.step),
      ({ backend, second }) => [backend, second],
      (a, b) => ({
        ...a,
        count: a.count + b.count,
        errors: a.errors + b.errors,
        cold: a.cold + b.cold,
        instances: Math.max(a.instances, b.instances),
        latency: merged([a.latency, b.latency]),
      }),
    ),
    saturation: grouped(
      all((report) => report.saturation),
      ({ backend, concurrency }) => [backend, concurrency],
      (a, b) => ({
        ...a,
        perSecond: [...a.perSecond, ...b.perSecond],
        errors: a.errors + b.errors,
        instances: Math.max(a.instances, b.instances),
        service: merged([a.service, b.service]),
      }),
    ),
    usage: {
      ...first.usage,
      billed: merged(reports.map((report) => report.usage.billed)),
      inits: all((report) => report.usage.inits),
      cold: sum((report) => report.usage.cold),
      requests: sum((report) => report.usage.requests),
    },
  };
}

/** Joins all that have the same key, in the order in which the keys first come. */
function grouped<T>(
  items: readonly T[],
  key: (item: T) => unknown[],
  join: (a: T, b: T) => T,
): T[] {
  const groups = new Map<string, T>();
  for (const item of items) {
    const name = key(item).join("/");
    const found = groups.get(name);
    groups.set(name, found === undefined ? item : join(found, item));
  }
  return [...groups.values()];
}

type Part = Report["steady"]["parts"][number];

/** Means of both, weighted by their counts. */
function meanPart(a: Part, b: Part): Part {
  const count = a.count + b.count;
  const mean = (key: "network" | "front" | "startUp" | "app" | "database"): number =>
    (a[key] * a.count + b[key] * b.count) / count;
  return {
    ...a,
    count,
    network: mean("network"),
    front: mean("front"),
    startUp: mean("startUp"),
    app: mean("app"),
    database: mean("database"),
  };
}

/** One run's time after the other's. */
function inSequence(reports: readonly Report[]): Report["steady"]["segments"] {
  let start = 0;
  return reports.flatMap(({ steady: { segments } }) => {
    const shifted = segments.map((each) => ({ ...each, atSeconds: start + each.atSeconds }));
    start = Math.max(start, ...shifted.map((each) => each.atSeconds)) + 10;
    return shifted;
  });
}

function worstLag(reports: readonly Report[]): Report["lag"] {
  const worst: Report["lag"] = {};
  for (const { lag } of reports) {
    for (const [phase, found] of Object.entries(lag)) {
      const known = worst[phase];
      worst[phase] = known === undefined || found.p99 > known.p99 ? found : known;
    }
  }
  return worst;
}
