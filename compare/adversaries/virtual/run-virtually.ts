import type { Client } from "../../load/client";
import { backends } from "../../load/sample";
import type { Plan } from "../../phases/plan";
import type { Report } from "../../record/schema";
import { usualLabels } from "../../report/names";
import { runComparison } from "../../run/run";
import type { Adversary } from "../adversary";
import { scenario } from "../model/answer";
import { serverOf } from "../model/server";
import { sideSeed } from "../side-seed";
import { virtualClient } from "./client";
import { inVirtualTime } from "./in-virtual-time";

const targets = { functions: "http://127.0.0.1:1", containers: "http://127.0.0.1:2" };

/**
 * One whole run of the instrument against simulated servers: its own phases, plan, record; no sockets,
 * no waiting. Seconds of a processor in place of minutes.
 *
 * @throws {RunError} what the instrument refuses
 */
export const runVirtually = (
  { servers }: Adversary,
  plan: Plan,
  placement?: number,
): Promise<Report> =>
  inVirtualTime(() => {
    const clients = Object.fromEntries(
      backends.map((name, index) => {
        const server = serverOf(servers[name], sideSeed(plan.seed, index), placement);
        return [targets[name], virtualClient(targets[name], name, server)];
      }),
    ) as Record<string, Client>;
    return runComparison({
      plan,
      scenario,
      variables: {},
      targets,
      labels: usualLabels,
      kinds: undefined,
      parity: [],
      resources: [],
      deployed: undefined,
      rehearsal: true,
      objectives: [],
      lagBoundMs: 20,
      network: { client: (url) => clients[url] as Client, roundTripMs: async () => 0.1 },
      signal: new AbortController().signal,
      onPhase: () => {},
    });
  });
