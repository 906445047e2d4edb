import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { isAlive } from "./is-alive";

const run = promisify(execFile);

/** How often it is looked whether npm is there, in milliseconds. */
const LOOK_MS = 500;

/**
 * npm that is killed alone, not by Ctrl-C for all of a terminal, does not pass it on to what it has
 * started: a run would stay behind, with nobody who knows of it. Started otherwise, as in the background
 * of a shell that ends, it runs on.
 *
 * @param end called once, when npm is gone
 */
export async function endWithNpm(env: NodeJS.ProcessEnv, end: () => void): Promise<void> {
  if (env.npm_lifecycle_event !== "start") return;
  const parent = process.ppid;
  const npm = await npmAbove(parent);
  const timer = setInterval(() => {
    if (process.ppid === parent && isAlive(npm)) return;
    clearInterval(timer);
    end();
  }, LOOK_MS);
  timer.unref();
}

/** npm starts a shell, which starts this, or puts this in its own place. */
async function npmAbove(parent: number): Promise<number> {
  try {
    const { stdout } = await run("ps", ["-o", "ppid=,args=", "-p", String(parent)]);
    const [, above, isShell] = /^\s*(\d+)\s+\S*sh(\s+-c)?\b/.exec(stdout) ?? [];
    return isShell === undefined ? parent : Number(above);
  } catch {
    // Without `ps` the parent alone is known.
    return parent;
  }
}
