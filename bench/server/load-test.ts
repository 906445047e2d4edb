import type { Setting } from "../bench";
import { type Entrant, inTurnsUnskipped } from "../support/contenders";
import { cpuUsOf } from "../support/cpu";
import { startGenerator } from "../support/load/start-generator";
import type { Program } from "../support/programs";
import { startTarget, type Target } from "../support/start-target";

export interface Measured {
  readonly perSecond: number;
  /** undefined where the system does not tell. */
  readonly cpuUs: number | undefined;
}

interface Plan {
  readonly rounds: number;
  /** Of one round. */
  readonly seconds: number;
  /** Enough that V8 has compiled what is hot, however slow the machine is at the moment. */
  readonly warmUpRequests: number;
  readonly connections: number;
}

/** Short rounds, and many: what else a machine does comes and goes within seconds. */
const full: Plan = { rounds: 13, seconds: 0.5, warmUpRequests: 4_000, connections: 50 };
const short: Plan = { rounds: 1, seconds: 0.15, warmUpRequests: 1, connections: 4 };
const WARM_UP_AT_MOST = 10;

/**
 * Starts all of the servers that are not skipped, and asks each in turn for one item, at its most.
 *
 * @returns for each, in their order, its rounds: none of a skipped one
 */
export async function loadTest(
  programs: readonly Program[],
  environment: Readonly<Record<string, string>>,
  { short: isShort, progress }: Setting,
): Promise<readonly (readonly Measured[])[]> {
  const { rounds, seconds, warmUpRequests, connections } = isShort ? short : full;
  const generator = startGenerator();
  const started: Target[] = [];
  try {
    const entrants: (Entrant & { readonly target?: Target })[] = [];
    for (const { name, skipped, ...program } of programs) {
      if (skipped !== undefined) {
        entrants.push({ name, skipped });
        continue;
      }
      progress(`starting ${name}`);
      const target = await startTarget({ name, ...program }, environment);
      started.push(target);
      entrants.push({ name, target });
    }
    const loadOf = ({ port, path }: Target) => ({ port, path, connections, seconds });
    for (const target of started) {
      progress(`warming up ${target.name}`);
      let sent = 0;
      for (let turn = 0; sent < warmUpRequests && turn * seconds < WARM_UP_AT_MOST; turn += 1) {
        sent += (await generator.run(loadOf(target))).requests;
      }
    }
    return await inTurnsUnskipped(entrants, rounds, async ({ name, target }, round) => {
      if (!target) throw new Error(`${name} is neither skipped nor was it started`);
      progress(`round ${round + 1} of ${rounds}: ${target.name}`);
      const before = cpuUsOf(target.pid);
      const done = await generator.run(loadOf(target));
      const after = cpuUsOf(target.pid);
      const busy = { generator: done.busy, server: shareOf(before, after, done.seconds) };
      if (!isShort) checkLimit(target.name, busy);
      const cpuUs =
        before === undefined || after === undefined ? undefined : (after - before) / done.requests;
      return { perSecond: done.requests / done.seconds, cpuUs };
    });
  } finally {
    await generator.close();
    for (const { close } of started) await close();
  }
}

const shareOf = (before: number | undefined, after: number | undefined, seconds: number) =>
  before === undefined || after === undefined ? 0 : (after - before) / 1e6 / seconds;

/** Above it more cannot be asked of a core. */
const FULL = 0.9;

/** @throws where the generator had nothing left to give and the server had: it is what was measured then */
function checkLimit(
  name: string,
  busy: { readonly generator: number; readonly server: number },
): void {
  if (busy.generator <= FULL || busy.server > FULL) return;
  const [generator, server] = [busy.generator, busy.server].map((one) => Math.round(one * 100));
  throw new Error(
    `the load generator was ${generator} % busy and ${name} ${server} %: it is what was measured. Run on a machine with a faster or a freer core.`,
  );
}
