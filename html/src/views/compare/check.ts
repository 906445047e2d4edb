import type { Client } from "../../../../compare/load/client";
import { isExpected, type PlannedRequest } from "../../../../compare/load/request";
import { type Backend, backends } from "../../../../compare/load/sample";
import type { Traffic } from "../../../../compare/load/scenario";
import { Unreachable } from "../../problems";

const titles = { functions: "Functions", containers: "Containers" } as const;

/**
 * Sends each of the reads once to both, before any load, which also fills the pools that they need.
 *
 * @throws `Unreachable` of what does not answer, and an error where an answer is not as it should be
 *   or comes from the other backend.
 */
export async function checkTargets(
  clients: Readonly<Record<Backend, Client>>,
  traffic: Traffic,
): Promise<void> {
  for (const request of traffic.scenario.requests) {
    const planned = traffic.plan(request);
    if (planned === undefined) continue;
    for (const name of backends) await check(name, clients[name], planned, traffic);
  }
}

async function check(name: Backend, client: Client, planned: PlannedRequest, traffic: Traffic) {
  const answer = await client.send(planned);
  const title = titles[name];
  if (answer.status === 0) {
    throw new Unreachable({ name, title, address: client.url, description: "" });
  }
  const said = answer.server.backend;
  if (said !== undefined && said !== name) {
    throw new Error(
      `${client.url} is taken for ${name}, but ${said} answers there. Check the addresses.`,
    );
  }
  if (!isExpected(planned, answer)) {
    const allowed = planned.expect?.join(", ") ?? "200 to 399";
    throw new Error(
      `${title} answered ${answer.status} to ${planned.method} ${planned.path}; a comparison needs ${allowed}. Send it in Try, to see what is wrong.`,
    );
  }
  traffic.answered(planned, answer);
}
