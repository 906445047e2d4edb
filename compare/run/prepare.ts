import { isSet, type Variables } from "../../runtime/app/fill";
import type { ScenarioRequest } from "../../runtime/app/scenario";
import { placesOf } from "../../runtime/app/template";
import type { Answer, Client } from "../load/client";
import { pause } from "../load/pause";
import { isExpected, type PlannedRequest } from "../load/request";
import type { Traffic } from "../load/scenario";
import { RunError } from "../run-error";
import { passing } from "./passing";

export interface Preparing {
  readonly client: Client;
  readonly traffic: Traffic;
  readonly variables: Variables;
  readonly signal: AbortSignal;
}

/**
 * Sends the scenario's setup, in order.
 *
 * @throws {RunError} an answer that is not as it should be, with what may be wrong
 */
export async function prepare({ client, traffic, variables, signal }: Preparing): Promise<void> {
  for (const request of traffic.scenario.setup ?? []) {
    for (let sent = 0; sent < (request.times ?? 1) && !signal.aborted; sent += 1) {
      const planned = traffic.plan(request);
      if (planned === undefined) {
        throw new RunError(`${request.name} (setup): a pool that it needs is still empty`);
      }
      const answer = await patiently(client, planned);
      traffic.answered(planned, answer);
      if (isExpected(planned, answer)) continue;
      throw new RunError(
        `${client.url} answered ${request.name} (setup) with ${answer.status || "nothing"} in place of ${expectedOf(request)}${hint(request, variables)}`,
      );
    }
  }
}

/** What only sometimes fails is asked again: that it fails is for the measurement to say. */
async function patiently(client: Client, planned: PlannedRequest): Promise<Answer> {
  let answer = await client.send(planned);
  for (let again = 1; again < 8 && passing.includes(answer.status); again += 1) {
    await pause(100);
    answer = await client.send(planned);
  }
  return answer;
}

/** The statuses that a request may be answered with, in words. */
export const expectedOf = ({ expect }: Pick<ScenarioRequest, "expect">): string =>
  expect?.join(" or ") ?? "200 to 399";

/** A header that was left out may be what is missing. */
function hint(request: ScenarioRequest, variables: Variables): string {
  const missing = placesOf(request).flatMap(({ where, place }) =>
    where === "header" && place.kind === "variable" && !isSet(variables, place.name)
      ? place.name
      : [],
  );
  if (missing.length === 0) return "";
  return `: a header of it needs ${missing.join(" and ")}, which is not set in the environment`;
}
