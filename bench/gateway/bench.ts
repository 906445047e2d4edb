import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findApp } from "../../build/app/find-app";
import { stopBuilding } from "../../build/bundles";
import { projectFolder } from "../../build/project";
import { buildStale } from "../../build/stale/build-stale";
import type { Bench, Figure, Setting } from "../bench";
import { contendersOf, inTurnsUnskipped } from "../support/contenders";
import { architectSandbox, installGateways, ourGateway, serverlessOffline } from "./gateways";
import { type Measured, measureGateway } from "./measure-gateway";

const UNSEEN = "the system does not tell, or its processes end with each request";

export const bench: Bench = {
  name: "gateway",
  about:
    "what a local gateway adds to a warm request, and how many requests ten instances take: this project's against the local gateways of others, all with the same function",
  async run(setting) {
    const app = await findApp(join(__dirname, "app"));
    await buildStale(["functions", "runtime client"], app);
    await stopBuilding();
    const handler = join(projectFolder, app.output, "functions/index.mjs");
    const folder = await mkdtemp(join(tmpdir(), "bench-gateway-"));
    try {
      return await measure(setting, folder, handler);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function measure(
  setting: Setting,
  folder: string,
  handler: string,
): Promise<readonly Figure[]> {
  const missing = await installGateways(setting);
  const makers = { ours: ourGateway, offline: serverlessOffline, sandbox: architectSandbox };
  const gateways = await Promise.all(
    Object.entries(makers).map(([name, make]) => make(join(folder, name), handler)),
  );
  const entrants = gateways.map((gateway) =>
    gateway.ours || missing === undefined ? gateway : { ...gateway, skipped: missing },
  );
  const rounds = setting.short ? 1 : 3;
  const all = await inTurnsUnskipped(entrants, rounds, (gateway, round) => {
    setting.progress(`round ${round + 1} of ${rounds}: ${gateway.name}`);
    return measureGateway(gateway, setting);
  });
  const by = (pick: (one: Measured) => number | undefined) =>
    contendersOf(entrants, all, pick, UNSEEN);
  return [
    {
      name: "a warm request: beyond the handler, p50",
      unit: "ms",
      better: "less",
      aim: 1,
      contenders: by(({ overheadMs }) => overheadMs),
    },
    {
      name: "requests of ten at once",
      unit: "requests/s",
      better: "more",
      aim: 3_000,
      contenders: by(({ requestsPerSecond }) => requestsPerSecond),
    },
    {
      name: "CPU of one of ten at once, with all of its processes",
      unit: "us CPU",
      better: "less",
      contenders: by(({ cpuUs }) => cpuUs),
    },
  ];
}
