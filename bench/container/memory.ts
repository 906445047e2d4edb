/**
 * What the container's memory does over many requests, with the deployed memory as its limit:
 * `npx tsx bench/container/memory.ts [requests]`. The app's workload, and refusals. Needs Docker on
 * Linux; `BASE_IMAGE` names another base.
 */
import { linearRegression } from "simple-statistics";
import { findApp } from "../../build/app/find-app";
import { buildAll, stopBuilding } from "../../build/bundles";
import type { Client } from "../../compare/load/client";
import { httpClient } from "../../compare/load/http-client";
import type { PlannedRequest } from "../../compare/load/request";
import type { Traffic } from "../../compare/load/scenario";
import { defaults } from "../../settings/defaults";
import { type AppContainer, startContainer } from "../support/app-container";
import { startDatabase } from "../support/database";
import { ask, nothing, withBody, withText, workloadAt } from "../support/workload";

const MEMORY_MB = defaults.containerMemory;
const AT_ONCE = 16;
const ROUND = 10_000;
/** One of so many is refused. */
const REFUSED = 5;

/** The mix, with requests between that are not found or not readable. */
function mixed(traffic: Traffic): () => PlannedRequest {
  const written = withBody(traffic.scenario);
  let sent = 0;
  return () => {
    sent += 1;
    if (sent % REFUSED > 0) return traffic.next();
    const broken = written[(sent / REFUSED) % (written.length + 1)];
    const planned = broken && traffic.plan(broken);
    return planned ? withText(planned, "broken", "{") : nothing;
  };
}

async function main(requests: number): Promise<void> {
  const app = await findApp();
  await buildAll(["containers"], app);
  await stopBuilding();
  const database = await startDatabase(app);
  try {
    const container = await startContainer(app, database.environment, MEMORY_MB);
    const client = httpClient(container.url);
    try {
      await measure(container, await workloadAt(client, app.manifest.workload), client, requests);
    } finally {
      await client.close();
      await container.close();
    }
  } finally {
    await database.close();
  }
}

async function measure(
  container: AppContainer,
  traffic: Traffic,
  client: Client,
  requests: number,
): Promise<void> {
  const next = mixed(traffic);
  const points: [requests: number, mb: number][] = [];
  let wrong = 0;
  const from = performance.now();
  for (let sent = ROUND; sent <= requests; sent += ROUND) {
    const samples = await ask({ client, traffic, requests: ROUND, atOnce: AT_ONCE, next });
    wrong += samples.filter(({ expected }) => !expected).length;
    points.push([sent, container.residentMb()]);
    if (sent % (5 * ROUND) === 0) console.log(`${sent}: ${points.at(-1)?.[1].toFixed(1)} MB`);
  }
  const seconds = (performance.now() - from) / 1_000;
  // Its first tenth is the heap growing to its size.
  const settled = points.slice(Math.ceil(points.length / 10));
  const slope = linearRegression(settled).m * 100_000;
  const mb = settled.map(([, value]) => value);
  console.log(
    `${requests} requests in ${seconds.toFixed(0)} s, ${wrong} wrong answers; after the first tenth ` +
      `${Math.min(...mb).toFixed(1)} to ${Math.max(...mb).toFixed(1)} MB of ${MEMORY_MB}, ` +
      `slope ${slope.toFixed(2)} MB per 100,000 requests`,
  );
}

main(Number(process.argv[2] ?? 500_000)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
