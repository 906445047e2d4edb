/**
 * What the container's memory does over many requests, with the deployed memory as its limit:
 * `npx tsx bench/container/memory.ts [requests]`. A mix of reads, pages, writes of a post that exists,
 * and refusals. Needs Docker on Linux.
 */
import { readFileSync } from "node:fs";
import { linearRegression } from "simple-statistics";
import { Agent, request } from "undici";
import { Fleet } from "../../__tests__/docker/fleet";
import { docker } from "../../__tests__/support/docker";
import { readSettings } from "../../settings";
import { writePost } from "./app";

const AT_ONCE = 16;
const ROUND = 10_000;

const post = JSON.stringify({ id: "measured", title: "t", contents: "c", author: "a" });
const headers = { "content-type": "application/json" };
const mix = [
  { path: "/blog/measured", status: 200 },
  { path: "/blog?limit=10", status: 200 },
  { path: "/blog/measured", status: 200 },
  { path: "/blog", method: "POST", headers, body: post, status: 409 },
  { path: "/blog/not-there", status: 404 },
  { path: "/blog", method: "POST", headers, body: "{", status: 400 },
] as const;

/** Asks `ROUND` times, and says how many answers were not as they should be. */
async function round(url: string, dispatcher: Agent): Promise<number> {
  let [next, wrong] = [0, 0];
  const worker = async () => {
    while (next < ROUND) {
      const { path, status, ...options } = mix[next++ % mix.length] as (typeof mix)[number];
      const answer = await request(`${url}${path}`, { dispatcher, ...options });
      await answer.body.dump();
      if (answer.statusCode !== status) wrong++;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return wrong;
}

async function residentMb(container: string): Promise<number> {
  const pid = await docker("inspect", "--format={{.State.Pid}}", container);
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

async function main(requests: number): Promise<void> {
  const { containerMemory } = readSettings({});
  const fleet = await Fleet.create();
  const dispatcher = new Agent({ connections: AT_ONCE });
  try {
    const limit = `${containerMemory}m`;
    const flags = [`--memory=${limit}`, `--memory-swap=${limit}`];
    const { name, url } = await fleet.start({ flags });
    await writePost(url, "measured", 1_000);
    const points: [requests: number, mb: number][] = [];
    let wrong = 0;
    const from = performance.now();
    for (let sent = ROUND; sent <= requests; sent += ROUND) {
      wrong += await round(url, dispatcher);
      points.push([sent, await residentMb(name)]);
      if (sent % (5 * ROUND) === 0) console.log(`${sent}: ${points.at(-1)?.[1].toFixed(1)} MB`);
    }
    const seconds = (performance.now() - from) / 1_000;
    // Its first tenth is the heap growing to its size.
    const settled = points.slice(Math.ceil(points.length / 10));
    const slope = linearRegression(settled).m * 100_000;
    const mb = settled.map(([, value]) => value);
    console.log(
      `${requests} requests in ${seconds.toFixed(0)} s, ${wrong} wrong answers; after the first tenth ` +
        `${Math.min(...mb).toFixed(1)} to ${Math.max(...mb).toFixed(1)} MB of ${containerMemory}, ` +
        `slope ${slope.toFixed(2)} MB per 100,000 requests`,
    );
  } finally {
    await dispatcher.close();
    await fleet.close();
  }
}

void main(Number(process.argv[2] ?? 500_000));
