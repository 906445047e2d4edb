import { join } from "node:path";

export interface HealthServerData {
  readonly port: number;
  readonly host: string;
  readonly path: string;
}

export interface HealthThread {
  /** From now on a load balancer should look elsewhere. */
  drain(): void;
}

/**
 * Answers the health check on a port of its own, in a thread of its own. On the app's port a check waits its
 * turn, behind thousands of connections in a flood, and a load balancer ends the one task that does all it
 * can. Here it is told at once: that the main thread goes on, drains, or has stood still for too long.
 *
 * @param failed called where the thread ends, which it never should: its port is taken
 */
export function startHealthThread(
  data: HealthServerData,
  failed: (error: Error) => void,
): HealthThread {
  // What needs no such thread need not load this.
  const { Worker } = require("node:worker_threads") as typeof import("node:worker_threads");
  const worker = new Worker(join(__dirname, "health-server.js"), {
    workerData: data,
    // Nothing that stands around the app is for it.
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  });
  worker.unref();
  worker.on("message", () => worker.postMessage("alive"));
  worker.on("error", failed);
  return { drain: () => worker.postMessage("draining") };
}
