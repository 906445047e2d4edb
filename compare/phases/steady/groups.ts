import * as v from "valibot";
import {
  type Backend,
  backends,
  latencyOf,
  type Sample,
  type Temperature,
  temperatureOf,
  temperatures,
} from "../../load/sample";
import { backend, buckets, temperature } from "../../record/fields";
import { grouped } from "../../record/grouped";
import { countOf, histogramOf, merged } from "../../stats/histogram";
import { clustered, designEffect } from "../../stats/proportion";
import { atRank, type Estimate, maximum } from "../../stats/quantiles";
import { rankOf } from "../../stats/ranks";
import type { RanSegment, Steady } from "../steady";

/** Latencies of all that share a rate, a backend, a route and a temperature. */
export const groupSchema = v.object({
  rate: v.number(),
  backend,
  route: v.string(),
  temperature,
  latency: buckets,
  service: buckets,
});
export type Group = v.InferOutput<typeof groupSchema>;

const keyOf = ({ rate, backend, route, temperature }: Omit<Group, "latency" | "service">) => [
  rate,
  backend,
  route,
  temperature,
];

/** Histograms by rate, backend, route and temperature. */
export function groupsOf(ran: readonly RanSegment[]): Group[] {
  const groups = new Map<string, { head: Omit<Group, "latency" | "service">; samples: Sample[] }>();
  for (const { rate, backend, samples } of ran) {
    for (const sample of samples) {
      const head = { rate, backend, route: sample.route, temperature: temperatureOf(sample) };
      const key = keyOf(head).join("/");
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

export const mergeGroups = (groups: readonly Group[]): Group[] =>
  grouped(groups, keyOf, (a, b) => ({
    ...a,
    latency: merged([a.latency, b.latency]),
    service: merged([a.service, b.service]),
  }));

/** The quantiles that every table shows. */
export const shownQuantiles = [0.5, 0.9, 0.95, 0.99, 0.999] as const;

/** One row of a latency table: an explanation, not what decides. */
export interface LatencyRow {
  readonly rate: number;
  readonly backend: Backend;
  /** `all` is every route at once. */
  readonly route: string;
  readonly temperature: Temperature;
  readonly count: number;
  /** Milliseconds, at the shown quantiles. */
  readonly values: readonly number[];
  readonly max: number;
  /** Median, from the real start. */
  readonly service: number;
}

/** No row where there is nothing. */
function rowOf(
  head: Pick<LatencyRow, "rate" | "backend" | "route" | "temperature">,
  chosen: readonly Group[],
): LatencyRow[] {
  if (chosen.length === 0) return [];
  const latency = merged(chosen.map((group) => group.latency));
  const service = merged(chosen.map((group) => group.service));
  const count = countOf(latency);
  return [
    {
      ...head,
      count,
      values: shownQuantiles.map((q) => atRank(latency, rankOf(count, q))),
      max: maximum(latency),
      service: atRank(service, rankOf(count, 0.5)),
    },
  ];
}

/** For each rate, backend and temperature: all routes, then each. */
export function latencyRows({ plan, groups }: Pick<Steady, "plan" | "groups">): LatencyRow[] {
  const routes = ["all", ...new Set(groups.map((group) => group.route))];
  return plan.rates.flatMap((rate) =>
    backends.flatMap((backend) =>
      temperatures.flatMap((temperature) =>
        routes.flatMap((route) =>
          rowOf(
            { rate, backend, route, temperature },
            groups.filter(
              (group) =>
                group.rate === rate &&
                group.backend === backend &&
                group.temperature === temperature &&
                (route === "all" || group.route === route),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Of the answers that say which of an instance's requests they were. */
export interface ColdFinding {
  readonly backend: Backend;
  readonly rate: Estimate;
  readonly cold: number;
  readonly startedAhead: number;
  readonly of: number;
  /** Answers that do not say it. */
  readonly unknown: number;
}

/** How much less cold starts or failures say that come several at once, by what each block met. */
export const shareEffect = (
  { blocks }: Pick<Steady, "blocks">,
  what: "cold" | "failed",
  backend: Backend,
  rate?: number,
): number =>
  designEffect(
    blocks
      .filter((block) => rate === undefined || block.rate === rate)
      .map(({ [backend]: side }) => ({
        successes: side[what],
        of: side.answered.length + side.failed,
      })),
  );

/**
 * How many steady requests to a backend met a cold start.
 *
 * @param rate at that rate alone. @default all of them
 */
export function coldFinding(
  steady: Pick<Steady, "groups" | "blocks">,
  backend: Backend,
  rate?: number,
): ColdFinding {
  const count = (temperature: Temperature): number =>
    steady.groups
      .filter((group) => group.backend === backend && group.temperature === temperature)
      .filter((group) => rate === undefined || group.rate === rate)
      .reduce((sum, group) => sum + countOf(group.latency), 0);
  const cold = count("cold");
  const startedAhead = count("started ahead");
  const of = cold + startedAhead + count("warm");
  return {
    backend,
    rate: clustered(cold, of, shareEffect(steady, "cold", backend, rate)),
    cold,
    startedAhead,
    of,
    unknown: count("unknown"),
  };
}
