/**
 * How long the container's process takes from its start to its first answer, and what for:
 * `npx tsx bench/container/start.ts [runs]`. Runs alternate with an empty Node server, the floor. The
 * time on the CPU (Linux) does not depend on what else the machine does.
 */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { get } from "node:http";
import { quantileSorted } from "simple-statistics";
import { buildAll, stopBuilding } from "../../build/bundles";
import { findApp } from "../../build/find-app";
import { pause } from "../../compare/load/pause";
import { freePorts } from "../../compare/run/free-ports";
import { databaseEnvironment } from "../../local/database-environment";
import { environmentOf } from "../../runtime/app/environment";
import { bundleOf } from "../support/app-process";
import { stop } from "../support/process";
import { nothing } from "../support/workload";

const empty =
  "require('node:http').createServer((q, s) => s.end('OK')).listen(process.env.PORT, '127.0.0.1')";
interface Program {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What answers as soon as it listens. */
  readonly path: string;
}

/** Milliseconds to the first answer, and what the app itself says of its start. */
async function measure({ args, environment, path }: Program) {
  const port = await freePorts(1);
  const from = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...environment, PORT: String(port), HOST: "127.0.0.1" },
    stdio: "ignore",
  });
  try {
    await firstAnswer(port, path);
    const answerMs = performance.now() - from;
    const cpuMs = cpuMsOf(child.pid);
    const initMs = Number((await firstAnswer(port, nothing.path))["x-init-ms"] ?? 0);
    return { answerMs, cpuMs, initMs };
  } finally {
    await stop(child);
  }
}

/** The main thread's time on a CPU. */
function cpuMsOf(pid: number | undefined): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
}

async function firstAnswer(port: number, path: string) {
  for (;;) {
    const headers = await ask(port, path);
    if (headers) return headers;
    await pause(1);
  }
}

function ask(port: number, path: string) {
  return new Promise<Record<string, unknown> | undefined>((resolve) => {
    get({ host: "127.0.0.1", port, path, agent: false }, (answer) => {
      answer.resume();
      resolve(answer.headers);
    }).on("error", () => resolve(undefined));
  });
}

async function main(runs: number): Promise<void> {
  const app = await findApp();
  await buildAll(["containers"], app);
  await stopBuilding();
  const environment = {
    // Nothing listens there, and nothing asks before a request comes.
    ...databaseEnvironment("http://127.0.0.1:1"),
    ...environmentOf(app.manifest, process.env),
  };
  const programs: Readonly<Record<string, Program>> = {
    "an empty server": { args: ["-e", empty], environment: {}, path: "/" },
    "the container": { args: [bundleOf(app)], environment, path: app.manifest.healthPath },
  };
  const measured = Object.entries(programs).map(([name, program]) => ({
    name,
    program,
    all: [] as Awaited<ReturnType<typeof measure>>[],
  }));
  for (let run = 0; run < runs; run++) {
    for (const { program, all } of measured) all.push(await measure(program));
  }
  for (const { name, all } of measured) {
    console.log(`${name}: first answer ${spread(all.map(({ answerMs }) => answerMs))}`);
    console.log(`  on the CPU: ${spread(all.map(({ cpuMs }) => cpuMs))}`);
    const inits = all.map(({ initMs }) => initMs).filter((ms) => ms > 0);
    if (inits.length > 0) console.log(`  of which until it listens: ${spread(inits)}`);
  }
}

function spread(samples: readonly number[]): string {
  const sorted = [...samples].sort((a, b) => a - b);
  const [p50, p95] = [0.5, 0.95].map((q) => quantileSorted(sorted, q).toFixed(0));
  return `p50 ${p50} ms, p95 ${p95} ms, slowest ${sorted.at(-1)?.toFixed(0)} ms (${sorted.length} runs)`;
}

void main(Number(process.argv[2] ?? 25));
