import { type Backend, backends } from "../load/sample";
import type { Group } from "../phases/steady/groups";
import type { Report } from "../record/schema";
import type { RateVerdict } from "../record/verdict";
import { countOf, merged } from "../stats/histogram";
import { atRank, maximum } from "../stats/quantiles";
import { rankOf } from "../stats/ranks";
import { exact, milliseconds, percent } from "./format";

/** A request is slow that took so many times its side's median, and that much longer. */
const times = 10;
const atLeastMs = 250;
/** So many times as often on one side as on the other. */
const apart = 3;
/** Fewer of them move no p99, and a long tail has them on either side by chance. */
const leastShare = 0.005;

/** How many warm requests of a side were slow. */
interface Slow {
  readonly count: number;
  readonly share: number;
  readonly maxMs: number;
  /** Of the segments. */
  readonly segments: number;
  readonly of: number;
}

/**
 * What was seen and is no claim: slow requests that come so seldom, all at once, that the few blocks
 * which met them cannot say how many there are. Silence would be taken for their absence.
 *
 * @param rates what is claimed: where p99 is, nothing more is said
 */
export function rareDoubt(
  { steady, labels }: Pick<Report, "steady" | "labels">,
  rates: readonly RateVerdict[],
): string[] {
  if (steady === undefined) return [];
  return rates.flatMap(({ rate, claims }) => {
    const p99 = claims.find(({ measure }) => measure === "p99");
    if (p99 === undefined || p99.better !== "neither") return [];
    const of = (backend: Backend): Slow => slowOf(steady, backend, rate);
    return backends.flatMap((backend) => {
      const [mine, other] = [of(backend), of(backend === "functions" ? "containers" : "functions")];
      if (mine.share < Math.max(leastShare, apart * other.share)) return [];
      const seldom = other.count === 0 ? "none" : percent(other.share);
      return [
        `Seen too seldom for a claim: at ${exact(rate)} a second ${exact(mine.count)} warm requests to ${labels[backend]} (${percent(mine.share)}; of the others ${seldom}) took over ${times} times the median and ${atLeastMs} ms more than it, up to ${milliseconds(mine.maxMs)}, in ${mine.segments} of ${mine.of} segments; a longer run (--duration) tells how often.`,
      ];
    });
  });
}

function slowOf(
  { groups, segments }: NonNullable<Report["steady"]>,
  backend: Backend,
  rate: number,
): Slow {
  const mine = <T extends { readonly backend: Backend; readonly rate: number }>(each: T): boolean =>
    each.backend === backend && each.rate === rate;
  const latency = merged(groups.filter((each) => mine(each) && isWarm(each)).map((g) => g.latency));
  const all = countOf(latency);
  if (all === 0) return { count: 0, share: 0, maxMs: 0, segments: 0, of: 0 };
  const median = atRank(latency, rankOf(all, 0.5));
  const least = Math.max(times * median, median + atLeastMs);
  const count = countOf(latency.filter(([us]) => us / 1000 >= least));
  const ran = segments.filter(mine);
  // A cold start in it may be what was slow.
  const met = ran.filter(({ max, cold }) => cold === 0 && max >= least).length;
  return { count, share: count / all, maxMs: maximum(latency), segments: met, of: ran.length };
}

const isWarm = ({ temperature }: Group): boolean =>
  temperature === "warm" || temperature === "unknown";
