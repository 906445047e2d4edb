import { setTimeout as wait } from "node:timers/promises";
import { seeded } from "../../../compare/stats/random";
import { send } from "../../support/http";
import { until } from "../../support/until";
import type { Doors } from "../doors";
import { lookAtAll, runClients } from "./clients";
import { isUp, startKills } from "./kills";
import { firstViolation } from "./linearizable";
import type { Operation } from "./operation";
import type { Variation } from "./variations";

export interface Judged {
  readonly operations: number;
  /** Those that ended without an answer that says what happened. */
  readonly unknown: number;
  readonly killed: { readonly instances: number; readonly containers: number };
  /** Posts whose history has no order: one for each, by kind. */
  readonly violations: Readonly<Record<Kind, number>>;
  /** Posts whose history has one only if a write happened after its failure was told: the written limit. */
  readonly late: number;
  /** Posts that the feed has and nothing else, or the other way round. */
  readonly feed: readonly string[];
}

/** What a client saw that cannot be. */
export const kinds = [
  "a post that was acknowledged is gone",
  "a post that was deleted is back",
  "a create that was refused is stored",
  "a create was refused where nothing was",
  "a create was made where one was",
] as const;
export type Kind = (typeof kinds)[number];

export interface HistoryOptions {
  readonly seed: number;
  readonly clients: number;
  /** How many requests each of them sends. */
  readonly each: number;
  /** How many posts they share. */
  readonly posts: number;
}

/** Runs clients on a few posts while something happens, and judges what they saw. */
export async function runHistory(
  doors: Doors,
  { name, fault, kills }: Variation,
  { seed, clients, each, posts }: HistoryOptions,
): Promise<Judged> {
  const run = `h${seed}-${name.replace(/\W+/g, "-")}`;
  const ids = Array.from({ length: posts }, (_, number) => `${run}-${number}`);
  await warmUp(doors, clients);
  doors.proxy.use(fault?.(seed));
  const endKills = startKills(kills ?? {}, doors.containers, seeded(seed));
  const operations = await runClients({ doors, seed, clients, ids, each });
  const killed = endKills();
  doors.proxy.use();
  await doors.proxy.quiet();
  await until(() => isUp(doors.containers));
  // What a killed instance had under way is the gateway's to notice.
  await wait(200);
  return { ...judge(operations, ids), killed, ...compareFeeds(await lookAtAll(doors, ids)) };
}

/** Has as many instances started as the clients need at once. */
async function warmUp(doors: Doors, clients: number): Promise<void> {
  await until(() => isUp(doors.containers));
  const read = () => send(doors.functions, { path: "/blog?limit=1" });
  const all = async () => Promise.all(Array.from({ length: Math.ceil(clients / 2) }, read));
  await until(async () => (await all()).every(({ status }) => status === 200));
}

/** What is wrong with what clients did to these posts. */
export function judge(operations: readonly Operation[], ids: readonly string[]) {
  const violations = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>;
  let lateOnes = 0;
  for (const id of ids) {
    const its = operations.filter((one) => one.id === id);
    const violation = firstViolation(its);
    if (violation) violations[kindOf(violation, its)] += 1;
    else if (firstViolation(its, "within")) lateOnes += 1;
  }
  const unknown = operations.filter(({ outcome }) => outcome === "unknown").length;
  return { operations: operations.length, unknown, violations, late: lateOnes };
}

function kindOf(violation: Operation, its: readonly Operation[]): Kind {
  if (violation.kind === "create") {
    return violation.outcome === "refused"
      ? "a create was refused where nothing was"
      : "a create was made where one was";
  }
  if (violation.kind === "delete" || violation.found === undefined) {
    return "a post that was acknowledged is gone";
  }
  const { found } = violation;
  const isRefused = its.some(
    (one) => one.kind === "create" && one.value === found && one.outcome === "refused",
  );
  return isRefused ? "a create that was refused is stored" : "a post that was deleted is back";
}

/** Where the posts and the two feeds are not one. */
export function compareFeeds({ posts, feeds }: Awaited<ReturnType<typeof lookAtAll>>) {
  const all = [posts, ...feeds];
  const ids = new Set(all.flatMap((one) => Object.keys(one)));
  return { feed: [...ids].filter((id) => new Set(all.map((one) => one[id])).size > 1) };
}
