import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { projectFolder } from "../../build/project";
import { freePorts } from "../../compare/run/free-ports";
import type { Bench, Setting } from "../bench";
import { stop } from "../support/process";

const FIRST = "with a new database";
const AGAIN = "again";

export const bench: Bench = {
  name: "start",
  about: "from `npm start` to its word that all is ready, with an empty database and with its own",
  async run(setting) {
    const rounds = setting.short ? 1 : 7;
    const samples: Record<typeof FIRST | typeof AGAIN, number[]> = { [FIRST]: [], [AGAIN]: [] };
    // What it builds is built once, before it is measured.
    await inNewFolder((data) => secondsToReady(setting, data));
    for (let round = 1; round <= rounds; round += 1) {
      setting.progress(`round ${round} of ${rounds}`);
      await inNewFolder(async (data) => {
        samples[FIRST].push(await secondsToReady(setting, data));
        samples[AGAIN].push(await secondsToReady(setting, data));
      });
    }
    return [
      {
        name: "npm start: to ready",
        unit: "s",
        better: "less",
        aim: 0.8,
        contenders: Object.entries(samples).map(([name, taken]) => ({
          name,
          ours: true,
          samples: taken,
        })),
      },
    ];
  },
};

async function inNewFolder<T>(run: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "bench-start-"));
  try {
    return await run(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @throws with what it said, where it ends before it is ready */
async function secondsToReady({ node }: Setting, data: string): Promise<number> {
  const port = String(await freePorts(4));
  const from = performance.now();
  const child = spawn(node, ["local/start.js", "--port", port, "--data", data], {
    cwd: projectFolder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    await ready(child);
    return (performance.now() - from) / 1_000;
  } finally {
    // As a person does it, so that the parts of it end too.
    const gone = once(child, "exit");
    if (child.exitCode === null && child.kill("SIGINT")) await gone;
    await stop(child);
  }
}

function ready({ stdout, stderr }: ChildProcess): Promise<void> {
  const said: string[] = [];
  return new Promise((resolve, reject) => {
    for (const input of [stdout, stderr]) {
      if (!input) continue;
      createInterface({ input }).on("line", (line) => {
        said.push(line);
        if (line.startsWith("Ready in ")) resolve();
      });
    }
    stdout?.once("close", () => reject(new Error(said.join("\n"))));
  });
}
