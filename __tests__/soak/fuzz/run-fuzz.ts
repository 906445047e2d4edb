import fc from "fast-check";
import type { Patience } from "./exchange";
import { ask, type Doors, type Finding, judge, makeFixture } from "./findings";
import { wireRequest } from "./grammar";
import { minimise } from "./minimise";
import type { WireRequest } from "./wire-request";

export interface FuzzOptions {
  readonly seed: number;
  readonly requests: number;
  /** Told how many were sent. */
  readonly progress?: (sent: number) => void;
  /** @default a request that is cut short ends soon, where there is nothing else to wait for */
  readonly hasty?: Patience;
  /** For a second look at what seemed to be wrong. @default longer than any time limit of the doors */
  readonly patient?: Patience;
}

export interface Found extends Finding {
  /** The smallest request that shows it. */
  readonly request: WireRequest;
  /** How many of those that were sent did. */
  readonly times: number;
}

const HASTY = { quietMs: 150, hangMs: 8_000 };
const PATIENT = { quietMs: 6_000, hangMs: 20_000 };

/** Sends both doors the same random requests; the same seed sends the same. One finding for each kind. */
export async function runFuzz(
  doors: Doors,
  { seed, requests, progress, hasty = HASTY, patient = PATIENT }: FuzzOptions,
): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  const lookAgain = async (request: WireRequest) =>
    judge(request, await ask(doors, request, patient));
  await makeFixture(doors);
  let sent = 0;
  for (const request of fc.sample(wireRequest, { seed, numRuns: requests })) {
    const finding = judge(request, await ask(doors, request, hasty)) && (await lookAgain(request));
    sent += 1;
    progress?.(sent);
    if (!finding) continue;
    const { kind } = finding;
    const before = found.get(kind);
    if (before) {
      found.set(kind, { ...before, times: before.times + 1 });
      continue;
    }
    const smallest = await minimise(
      request,
      async (smaller) => (await lookAgain(smaller))?.kind === kind,
    );
    found.set(kind, {
      ...((await lookAgain(smallest)) ?? finding),
      request: smallest,
      times: 1,
    });
  }
  return [...found.values()];
}
