import { send } from "../../support/http";
import { docker, isThere } from "../../support/tools";
import { type Container, startContainer, startLimited } from "./container";
import { brokenByFlood, type Flood, flood } from "./flood";
import type { Answers } from "./load";
import { brokenBy, goodput, measureOverload } from "./overload";

/** Sent by one client at once. */
const PIPELINED = 20_000;
/** New connections, all at once. */
const BURSTS = [5_000, 10_000];
/** The deployed task's. */
const QUARTER = 0.25;

type Say = (line: string) => void;

/** Prints what a container does with too much. @returns what did not hold, in words */
export async function runOverload(say: Say): Promise<readonly string[]> {
  return [...(await runLoads(say)), ...(await runFloods(say))];
}

async function runLoads(say: Say): Promise<readonly string[]> {
  const container = await startContainer();
  try {
    const measured = await measureOverload(container, { seconds: 5, pipelined: PIPELINED });
    const { capacity, loads, memoryMb } = measured;
    say(`Capacity: ${Math.round(capacity)} requests a second.\n`);
    say("| Load | Answered a second | Refused a second | Slowest answer | Health check |");
    say("|---|---|---|---|---|");
    for (const load of loads) {
      const { times, answers, health } = load;
      const refused = (answers.statuses["503"] ?? 0) / answers.seconds;
      const [slowest, checked] = [answers.slowest.good, health.slowest.good].map(Math.round);
      const cells = [times, Math.round(goodput(load)), Math.round(refused)];
      say(`| ${cells.join(" | ")} | ${slowest} ms | ${checked} ms |`);
    }
    const [before, after] = [memoryMb.before, memoryMb.after].map(Math.round);
    say(`\n${PIPELINED} requests without a pause: at most ${after} MiB, ${before} MiB before.\n`);
    return brokenBy(measured, PIPELINED);
  } finally {
    await container.stop();
  }
}

async function runFloods(say: Say): Promise<readonly string[]> {
  const titles = ["CPU", "New connections", "Over after", "200", "503", "Closed"];
  const more = ["Health check: 99 of 100, all", "On the app's port", "Memory"];
  say(`| ${[...titles, ...more].join(" | ")} |`);
  say(`|${"---|".repeat(titles.length + more.length)}`);
  const wrong: string[] = [];
  const measure = async (cpus: number, start: () => Promise<Container>) => {
    for (const connections of BURSTS) {
      const { measured, after } = await burst(start, connections);
      say(`| ${cpus} | ${inWords(measured)} |`);
      wrong.push(...brokenByFlood(measured, after, cpus).map((one) => `with ${cpus} CPU ${one}`));
    }
  };
  await measure(1, startContainer);
  if (!isThere(docker)) {
    say("Docker is missing: nothing was measured at a quarter of a CPU.");
    return wrong;
  }
  await measure(QUARTER, () => startLimited(QUARTER));
  return wrong;
}

/** One burst at a container that has just begun to answer, and what one request is answered afterwards. */
async function burst(start: () => Promise<Container>, connections: number) {
  const container = await start();
  try {
    const measured = await flood(container, connections);
    const after = await send(container.url).then(
      ({ status }) => status,
      () => 0,
    );
    return { measured, after };
  } finally {
    await container.stop();
  }
}

function inWords({ connections, seconds, outcomes, health, onAppPort, memoryMb }: Flood): string {
  const counts = ["200", "503", "closed"].map((one) => outcomes[one] ?? 0);
  const checks = [health, onAppPort].map(checked);
  const cells = [connections, `${seconds.toFixed(1)} s`, ...counts, ...checks];
  return `${cells.join(" | ")} | ${Math.round(memoryMb)} MiB`;
}

function checked({ p99, slowest, statuses }: Answers): string {
  const all = Object.values(statuses).reduce((sum, each) => sum + each, 0);
  const failed = all - (statuses["200"] ?? 0);
  const [most, longest] = [p99, slowest.good].map(Math.round);
  return `${most} ms, ${longest} ms${failed > 0 ? `, ${failed} of ${all} failed` : ""}`;
}
