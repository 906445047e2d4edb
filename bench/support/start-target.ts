import { httpClient } from "../../compare/load/http-client";
import type { Program } from "./programs";
import { type Running, startProgram } from "./start-program";
import { workloadAt } from "./workload";

/** A server that has something to be read. */
export interface Target extends Running {
  readonly name: string;
  /** Of one item that is there. */
  readonly path: string;
}

/** Starts a server, sends its app's setup, and takes what its workload reads one item by. */
export async function startTarget(
  program: Program,
  environment: Readonly<Record<string, string>>,
): Promise<Target> {
  const { name, app } = program;
  const running = await startProgram(program, environment);
  const client = httpClient(running.url);
  try {
    const { workload } = app.manifest;
    const traffic = await workloadAt(client, workload);
    const read = workload.requests.find(
      ({ method = "GET", path }) => method === "GET" && path.includes("{"),
    );
    const planned = read && traffic.plan(read);
    if (!planned) throw new Error(`the workload of ${app.manifest.name} reads no item`);
    const { status } = await client.send(planned);
    if (status !== 200) throw new Error(`${name} answers ${planned.path} with ${status}`);
    return { ...running, name, path: planned.path };
  } catch (error) {
    await running.close();
    throw error;
  } finally {
    await client.close();
  }
}
