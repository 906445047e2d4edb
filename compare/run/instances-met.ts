import { createHash } from "node:crypto";
import type { Backend } from "../load/sample";
import type { Ran } from "../phases/burst";
import type { Instances } from "../record/instances";

/** Who served a run, which is one placement, as far as the answers say it. */
export function instancesMet(ran: readonly Ran[]): Instances {
  const of = (backend: Backend): string[] => {
    const mine = ran.filter((each) => each.backend === backend);
    const named = mine.flatMap(({ samples }) =>
      samples.flatMap(({ server }) => server.instance ?? []),
    );
    return [...new Set(named)].map(mark);
  };
  return [{ placement: 0, functions: of("functions"), containers: of("containers") }];
}

/** Enough to be told apart, and nothing that AWS knows one by. */
const mark = (instance: string): string =>
  createHash("sha256").update(instance).digest("hex").slice(0, 12);
