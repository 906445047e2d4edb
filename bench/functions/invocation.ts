import { fork } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findApp } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import type { Bench, Setting } from "../bench";
import { contendersOf, inTurnsUnskipped } from "../support/contenders";
import { installPeers } from "../support/install-peers";
import { ours, type Package, peer, plainExpress } from "./contenders";
import { eventOf } from "./event";

/** What the items' peers take. */
const routes = [
  { method: "GET", path: "/items/{id}" },
  { method: "POST", path: "/items" },
];
const item = {
  id: "bench",
  name: "An item of a bench",
  notes: "Sent again and again. ".repeat(20),
};
const requests = [
  { name: "GET", event: eventOf(routes, "GET", "/items/bench"), status: 200, aim: 16 },
  { name: "POST", event: eventOf(routes, "POST", "/items", item), status: 201, aim: 24 },
];

const program = join(__dirname, "invoke.mjs");

export const bench: Bench = {
  name: "invocation",
  about:
    "What a warm invocation takes of the CPU without a database: a raw handler, Hono, plain serverless-express, and this project.",
  async run({ node, short, progress }) {
    await installPeers(progress);
    const into = mkdtempSync(join(tmpdir(), "invocation-"));
    try {
      const app = await findApp(join(projectFolder, "bench/peers/functions/express"));
      const packages = [
        await peer("raw handler", "raw.ts", into),
        await peer("Hono", "hono.js", into),
        await plainExpress(app, into),
        await ours(app),
      ];
      const [rounds, calls] = short ? [1, 200] : [7, 20_000];
      const measured = await inTurnsUnskipped(packages, rounds, (one, round) => {
        progress(`round ${round + 1} of ${rounds}: ${one.name}`);
        return invoke(node, one, calls);
      });
      return requests.map(({ name, aim }, at) => ({
        name: `warm invocation, ${name}`,
        unit: "us CPU",
        better: "less",
        aim,
        contenders: contendersOf(packages, measured, (took) => took[at]),
      }));
    } finally {
      rmSync(into, { recursive: true });
    }
  },
};

/** Microseconds of CPU a call, by request, in a process of its own. */
function invoke(
  node: Setting["node"],
  { folder, file, name }: Package,
  calls: number,
): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    const child = fork(program, [join(folder, file), String(calls)], {
      execPath: node,
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    child.on("message", (message: "ready" | { readonly took: readonly number[] }) => {
      if (message === "ready") child.send(requests);
      else resolve(message.took);
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${name} ended with exit status ${code}`)));
  });
}
