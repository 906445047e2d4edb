import { createServer } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { answerHealthCheck, isHealthCheck } from "./health";
import type { HealthServerData } from "./health-thread";

const { port, host, path } = workerData as HealthServerData;

/** How often the main thread is asked whether it goes on. */
const ASK_MS = 1_000;
/** Without an answer for so long it stands still: a load balancer waits no longer either. */
const STILL_MS = 5_000;

let draining = false;
/** When the main thread was asked what it has not answered yet. */
let asked: number | undefined;

parentPort?.on("message", (word: "alive" | "draining") => {
  if (word === "draining") draining = true;
  else asked = undefined;
});
setInterval(() => {
  if (asked !== undefined) return;
  asked = performance.now();
  parentPort?.postMessage("alive?");
}, ASK_MS);

function trouble(): string | undefined {
  if (draining) return "Draining";
  if (asked !== undefined && performance.now() - asked > STILL_MS) return "Standing still";
  return undefined;
}

createServer((req, res) => {
  if (isHealthCheck(req, path)) return answerHealthCheck(res, trouble());
  res.writeHead(404).end();
}).listen(port, host);
