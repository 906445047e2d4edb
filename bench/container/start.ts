import { get } from "node:http";
import { pause } from "../../compare/load/pause";
import { freePorts } from "../../compare/run/free-ports";
import { cores, spawnOn } from "../support/cores";
import { stop } from "../support/process";
import { threadCpuMsOf } from "../support/thread-cpu";

/** What is started, and asked as soon as it listens. */
export interface Starting {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly healthPath: string;
  /** Of an item in the database; undefined where it has none. */
  readonly itemPath?: string;
}

/** Milliseconds from the start of a process. */
export interface Start {
  readonly healthyMs: number;
  /** What its threads took on the CPU until then; undefined where the system does not tell. */
  readonly cpuMs: number | undefined;
  /** To the first item read, right after it was healthy. */
  readonly itemMs?: number;
}

const PATIENCE_MS = 20_000;

/** Starts a server, asks it until it answers 200, and ends it. */
export async function measureStart(starting: Starting): Promise<Start> {
  const { command, environment, healthPath, itemPath } = starting;
  const port = await freePorts(2);
  const from = performance.now();
  const child = spawnOn(cores.measured, command, {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      ...environment,
      PORT: String(port),
      // As deployed, where its thread begins as soon as the server listens.
      HEALTH_PORT: String(port + 1),
      HOST: "127.0.0.1",
    },
    stdio: "ignore",
  });
  try {
    await first200(port, healthPath, from + PATIENCE_MS);
    const healthyMs = performance.now() - from;
    const cpuMs = threadCpuMsOf(child.pid ?? 0);
    if (itemPath === undefined) return { healthyMs, cpuMs };
    await first200(port, itemPath, from + PATIENCE_MS);
    return { healthyMs, cpuMs, itemMs: performance.now() - from };
  } finally {
    await stop(child);
  }
}

async function first200(port: number, path: string, deadline: number): Promise<void> {
  while ((await statusOf(port, path)) !== 200) {
    if (performance.now() > deadline) throw new Error(`${path} did not become 200 in time`);
    await pause(1);
  }
}

/** undefined where nobody answers. */
function statusOf(port: number, path: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    get({ host: "127.0.0.1", port, path, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on("error", () => resolve(undefined));
  });
}
