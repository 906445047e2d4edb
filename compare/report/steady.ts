import { countsOf, rounded, warmLatencies } from "../load/account";
import { type Backend, latencyOf, type Sample, temperatureOf } from "../load/sample";
import { histogramOf } from "../stats/histogram";
import { atRank, maximum } from "../stats/quantiles";
import { rankOf } from "../stats/ranks";
import type { Group, Segment, SteadyBlock } from "./schema";

/** One segment as it ran, with its samples. */
export interface RanSegment {
  readonly backend: Backend;
  readonly rate: number;
  readonly block: number;
  readonly atSeconds: number;
  readonly samples: readonly Sample[];
}

/** Warm latencies of both backends, block by block. */
export function steadyBlocks(ran: readonly RanSegment[]): SteadyBlock[] {
  const blocks = new Map<string, SteadyBlock>();
  for (const { rate, block, backend, samples } of ran) {
    const key = `${rate}/${block}`;
    const found = blocks.get(key) ?? { rate, functions: [], containers: [] };
    found[backend].push(...warmLatencies(samples));
    blocks.set(key, found);
  }
  return [...blocks.values()];
}

/** Histograms by rate, backend, route and temperature. */
export function groupsOf(ran: readonly RanSegment[]): Group[] {
  const groups = new Map<string, { head: Omit<Group, "latency" | "service">; samples: Sample[] }>();
  for (const { rate, backend, samples } of ran) {
    for (const sample of samples) {
      const head = { rate, backend, route: sample.route, temperature: temperatureOf(sample) };
      const key = Object.values(head).join("/");
      const found = groups.get(key) ?? { head, samples: [] };
      found.samples.push(sample);
      groups.set(key, found);
    }
  }
  return [...groups.values()].map(({ head, samples }) => ({
    ...head,
    latency: histogramOf(samples.map(latencyOf)),
    service: histogramOf(samples.map((each) => each.serviceMs)),
  }));
}

/** What each segment showed, in the order in which they ran. */
export function segmentsOf(ran: readonly RanSegment[]): Segment[] {
  return ran
    .filter(({ samples }) => samples.length > 0)
    .map(({ backend, rate, atSeconds, samples }) => {
      const histogram = histogramOf(samples.map(latencyOf));
      return {
        backend,
        rate,
        atSeconds: rounded(atSeconds),
        ...countsOf(samples),
        p50: atRank(histogram, rankOf(samples.length, 0.5)),
        max: maximum(histogram),
      };
    });
}
