import { type Random, seeded } from "../../../compare/stats/random";
import type { Fault } from "../faults/fault-proxy";
import { relay } from "../faults/fault-proxy";
import { late, lost } from "../faults/faults";
import type { Kills } from "./kills";

/** What happens while the clients are at work. */
export interface Variation {
  readonly name: string;
  readonly fault?: (seed: number) => Fault;
  readonly kills?: Kills;
}

/** To a part of the writes, by chance. */
function someWrites(share: number, random: Random, fault: Fault): Fault {
  return (asked, pass) => {
    const isWrite = asked.target === "PutItem" || asked.target === "DeleteItem";
    return (isWrite && random() < share ? fault : relay)(asked, pass);
  };
}

export const variations: readonly Variation[] = [
  { name: "nothing" },
  { name: "kills", kills: { instanceEveryMs: 400, containerEveryMs: 2_500 } },
  {
    name: "10 % of the writes' answers lost",
    fault: (seed) => someWrites(0.1, seeded(seed), lost),
  },
  {
    name: "5 % of the writes 1.5 s late",
    fault: (seed) => someWrites(0.05, seeded(seed), late(1_500)),
  },
];
