import { join } from "node:path";
import type { Worker } from "node:worker_threads";

export interface HealthServerData {
  readonly port: number;
  readonly host: string;
  readonly path: string;
}

/** To begin takes the thread some 10 ms of the CPU, which are the first request's. */
const AFTER_MS = 100;

/**
 * Answers the health check on a port of its own, in a thread of its own. On the app's port a check waits its
 * turn, behind thousands of connections in a flood, and a load balancer ends the one task that does all it
 * can. Here it is told at once: that the main thread goes on, drains, or has stood still for too long.
 */
export class HealthThread {
  private worker: Worker | undefined;
  private draining = false;

  /** @param failed called where it cannot answer: its port is taken */
  constructor(
    private readonly data: HealthServerData,
    private readonly failed: (error: Error) => void,
  ) {}

  /** To be called once, when the app can serve. */
  start(): void {
    setTimeout(() => this.begin(), AFTER_MS);
  }

  /** From now on a load balancer should look elsewhere. */
  drain(): void {
    this.draining = true;
    this.worker?.postMessage("draining");
  }

  private begin(): void {
    // Who has no such thread need not load this.
    const { Worker } = require("node:worker_threads") as typeof import("node:worker_threads");
    const worker = new Worker(join(__dirname, "health-server.js"), {
      workerData: this.data,
      // Nothing that stands around the app is for it.
      execArgv: [],
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
    });
    worker.unref();
    worker.on("message", () => worker.postMessage("alive"));
    worker.on("error", ({ message }) => {
      const { port } = this.data;
      const why = `The health check cannot be answered at HEALTH_PORT ${port}: ${message}`;
      this.failed(new Error(why));
    });
    this.worker = worker;
    if (this.draining) this.drain();
  }
}
