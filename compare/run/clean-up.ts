import type { ScenarioRequest } from "../../runtime/app/scenario";
import { poolsOf } from "../../runtime/app/template";
import type { Client } from "../load/client";
import { pause } from "../load/pause";
import { isExpected, type PlannedRequest } from "../load/request";
import type { Traffic } from "../load/scenario";
import { passing } from "./passing";

const atOnce = 4;
const attempts = 6;
/** So many of them may end without an answer. */
const mostSilent = 2;

/**
 * Sends the scenario's teardown. A request that takes from a pool is sent for each value that is or
 * may be in it; what fails is tried again. Resolves with the values that were left in spite of it.
 */
export async function cleanUp(client: Client, traffic: Traffic): Promise<readonly string[]> {
  const left: string[] = [];
  for (const request of traffic.scenario.teardown ?? []) {
    const takes = [...poolsOf(request).values()].some((each) => each.takes);
    await (takes ? emptied(client, traffic, request) : once(client, traffic, request));
    left.push(...traffic.left(request).map(String));
  }
  return left;
}

async function emptied(client: Client, traffic: Traffic, request: ScenarioRequest): Promise<void> {
  let silent = 0;
  for (let attempt = 0; attempt < attempts && traffic.left(request).length > 0; attempt += 1) {
    if (attempt > 0) await pause(300 * attempt);
    traffic.believe(request);
    const open = plannedUntilEmpty(traffic, request);
    const before = silent;
    const worker = async (): Promise<void> => {
      // Who does not answer is not asked for each value: that could take hours.
      for (let next = open.shift(); next !== undefined && silent === before; next = open.shift()) {
        const answer = await client.send(next);
        traffic.removed(next, answer);
        if (answer.status === 0) silent = before + 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    if (silent === mostSilent) return;
  }
}

function plannedUntilEmpty(traffic: Traffic, request: ScenarioRequest): PlannedRequest[] {
  const planned: PlannedRequest[] = [];
  for (let next = traffic.plan(request); next !== undefined; next = traffic.plan(request)) {
    planned.push(next);
  }
  return planned;
}

async function once(client: Client, traffic: Traffic, request: ScenarioRequest): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (attempt > 0) await pause(300 * attempt);
    const planned = traffic.plan(request);
    if (planned === undefined) return;
    const answer = await client.send(planned);
    traffic.answered(planned, answer);
    if (isExpected(planned, answer) || !passing.includes(answer.status)) return;
  }
}
