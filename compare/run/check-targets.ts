import type { Answer, Client } from "../load/client";
import { type Backend, backends } from "../load/sample";
import { isEmulated } from "../target";
import { RunError } from "./run-error";

/** Asks for a page of posts: the cheapest request that the app itself answers. */
const question = { route: "listPosts", id: "", method: "GET", path: "/blog" } as const;

/**
 * Refuses, in one line each, what cannot be compared: a target that does not answer, one that is not
 * the backend it is said to be, both names leading to the same backend, and a machine against AWS.
 */
export async function checkTargets(clients: Readonly<Record<Backend, Client>>): Promise<void> {
  const answers: Record<Backend, Answer> = {
    functions: await ask(clients.functions, "functions"),
    containers: await ask(clients.containers, "containers"),
  };
  const { functions, containers } = answers;
  if (functions.server.backend === containers.server.backend) {
    throw new RunError(
      `both addresses lead to the same backend (${functions.server.backend}): ${clients.functions.url} and ${clients.containers.url}`,
    );
  }
  for (const backend of backends) {
    const found = answers[backend].server.backend;
    if (found !== backend) {
      throw new RunError(
        `${clients[backend].url} was given as ${backend}, but says that it is "${found}": are the two addresses swapped?`,
      );
    }
  }
  if (isEmulated(clients.functions.url) !== isEmulated(clients.containers.url)) {
    throw new RunError(
      `${clients.functions.url} and ${clients.containers.url}: one is on this machine or a private network and the other is not, so nothing can be said of either`,
    );
  }
}

async function ask(client: Client, backend: Backend): Promise<Answer> {
  const answer = await client.send(question);
  if (answer.status === 0) throw new RunError(`${client.url} (${backend}) does not answer`);
  if (answer.status !== 200) {
    throw new RunError(`${client.url}/blog (${backend}) answers ${answer.status} in place of 200`);
  }
  if (answer.server.backend === undefined || answer.server.instance === undefined) {
    throw new RunError(
      `${client.url} (${backend}) answers without x-backend and x-instance-id: this is not the blog, or something strips its headers`,
    );
  }
  return answer;
}
