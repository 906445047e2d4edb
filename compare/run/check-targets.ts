import type { Answer, Client } from "../load/client";
import { pause } from "../load/pause";
import type { PlannedRequest } from "../load/request";
import { type Backend, backends } from "../load/sample";
import { RunError } from "../run-error";
import { isEmulated } from "../target";

export type Clients = Readonly<Record<Backend, Client>>;

/** Any answer will do: what is asked is who answers. */
const anything: PlannedRequest = { route: "root", method: "GET", path: "/", headers: {} };

/**
 * Refuses, in one line each, what cannot be compared: a target that does not answer, one that is not
 * the backend it is said to be, both names leading to the same backend, and a machine against AWS.
 *
 * @param named whether somebody said what the targets are: then they may be of one kind
 */
export async function checkTargets(clients: Clients, named: boolean): Promise<void> {
  const { functions, containers } = clients;
  for (const backend of backends) {
    let answer = await clients[backend].send(anything);
    for (let again = 1; again < 5 && answer.status === 0; again += 1) {
      await pause(100);
      answer = await clients[backend].send(anything);
    }
    if (answer.status === 0) throw new RunError(`${called(clients, backend)} does not answer`);
    if (!named) checkName(clients, backend, answer);
  }
  if (isEmulated(functions.url) !== isEmulated(containers.url)) {
    throw new RunError(
      `${functions.url} and ${containers.url}: one is on this machine or a private network and the other is not, so nothing can be said of either`,
    );
  }
}

/** @throws {RunError} when an answer says that the other backend gave it. */
export function checkName(clients: Clients, backend: Backend, { server }: Answer): void {
  const other = backends.find((each) => each !== backend);
  if (server.backend !== other) return;
  throw new RunError(
    `${clients[backend].url} was given as ${backend}, but says that it is "${other}": are the two addresses swapped, or do both lead to the same backend? (--kinds says what they are)`,
  );
}

export const called = (clients: Clients, backend: Backend): string =>
  `${clients[backend].url} (${backend})`;
