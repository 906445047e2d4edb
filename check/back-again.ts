import { setTimeout as wait } from "node:timers/promises";
import type { Manifest } from "../runtime/app";
import type { Instance } from "./doors";

/** A container that ended is started anew within that. */
const RESTART_MS = 12_000;

/** Waits for the container that takes the place of one that ended; a function's next instance is made when asked. */
export async function backAgain(at: Instance, { healthPath }: Manifest): Promise<void> {
  if (at.door === "functions") return;
  const planned = { route: "health", method: "GET", path: healthPath, headers: {} };
  for (const until = Date.now() + RESTART_MS; Date.now() < until; await wait(50)) {
    const { status } = await at.client.send(planned, { ms: 1_000 });
    if (status === 200) return;
  }
}
