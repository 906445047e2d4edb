import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { pause } from "../../compare/load/pause";

/** Ends a process at once, and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** Tries until it succeeds. @throws what it threw last, after 20 s */
export async function retry(attempt: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(20);
    }
  }
}
