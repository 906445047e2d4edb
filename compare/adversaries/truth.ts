import { poisson } from "../load/arrivals";
import { type Backend, backends } from "../load/sample";
import { seeded } from "../stats/random";
import { rankOf } from "../stats/ranks";
import { type Adversary, type Measure, measures } from "./adversary";
import { type Behaviour, meanOf } from "./model/behaviour";
import { type Outcome, serverOf } from "./model/server";

/** One measure of both servers at one rate: milliseconds (infinite where errors reach it) or shares. */
export interface Fact {
  readonly rate: number;
  readonly measure: Measure;
  readonly functions: number;
  readonly containers: number;
  /** False where it grows for as long as the load lasts: then only its sign is known. */
  readonly settled: boolean;
}

/** Seconds of load from which the truth is read. */
const seconds = 3600;

/** Seeds of where the two servers were put. */
export type Placement = Readonly<Record<Backend, number>>;

/**
 * What is true of two servers at a rate, computed from their behaviours: both are sent one long stream
 * and draw from one seed, so that what is equal comes out equal, and what differs by what is different.
 * A request that fails stands at plus infinity.
 *
 * @param placement of this one deployment; without it: of all placements that there could be
 */
export function truthOf({ servers }: Adversary, rate: number, placement?: Placement): Fact[] {
  const found = Object.fromEntries(
    backends.map((backend) => [backend, measured(servers[backend], rate, placement?.[backend])]),
  ) as Record<Backend, Measured>;
  const settled = backends.every((backend) => isSettled(servers[backend], rate));
  return measures.map((measure) => ({
    rate,
    measure,
    functions: found.functions[measure],
    containers: found.containers[measure],
    settled,
  }));
}

const known = new Map<string, Measured>();

/** A server's measures over one long stream; kept, since most are compared with the same. */
function measured(behaviour: Behaviour, rate: number, placement?: number): Measured {
  const spread = placement === undefined ? 0 : (behaviour.placementSpread ?? 0);
  const key = JSON.stringify([behaviour, rate, spread === 0 ? undefined : placement]);
  const found =
    known.get(key) ?? measure({ ...behaviour, placementSpread: spread }, rate, placement);
  known.set(key, found);
  return found;
}

type Measured = Readonly<Record<Measure, number>>;

function measure(behaviour: Behaviour, rate: number, placement?: number): Measured {
  const server = serverOf(behaviour, 1, placement);
  let [failed, cold] = [0, 0];
  const latencies = Float64Array.from(poisson(seeded(1), rate, seconds), (at) => {
    const outcome = server(at);
    if (!isRight(outcome)) {
      failed += 1;
      return Number.POSITIVE_INFINITY;
    }
    if (outcome.sequence === 1) cold += 1;
    return outcome.afterMs;
  }).sort();
  const at = (q: number): number => latencies[rankOf(latencies.length, q) - 1] ?? Number.NaN;
  return {
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    errors: failed / latencies.length,
    "cold starts": cold / (latencies.length - failed),
  };
}

const isRight = ({ status, body }: Outcome): boolean => status === 200 && body === undefined;

/** Whether its line does not grow with time, nor its workers change. */
function isSettled({ service, workers }: Behaviour, rate: number): boolean {
  if (workers === undefined) return true;
  return workers.scaling === undefined && (rate * meanOf(service)) / 1000 < 0.95 * workers.count;
}
