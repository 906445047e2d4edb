import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildStale } from "../../build/build-stale";
import { stopBuilding } from "../../build/bundles";
import { findApp } from "../../build/find-app";
import { projectFolder } from "../../build/project";
import type { Bench, Contender, Figure, Setting } from "../bench";
import { inTurns } from "../support/rounds";
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
  const here = gateways.filter(({ ours }) => ours || missing === undefined);
  const rounds = setting.short ? 1 : 3;
  const all = await inTurns(here, rounds, (gateway, round) => {
    setting.progress(`round ${round + 1} of ${rounds}: ${gateway.name}`);
    return measureGateway(gateway, setting);
  });
  const contendersBy = (pick: (one: Measured) => number | undefined, unseen?: string) =>
    gateways.map(({ name, ours }): Contender => {
      const at = here.findIndex((one) => one.name === name);
      const samples = all[at]?.map(pick).filter((value) => value !== undefined) ?? [];
      const skipped = at < 0 ? missing : samples.length > 0 ? undefined : unseen;
      return { name, ...(ours && { ours }), samples, ...(skipped !== undefined && { skipped }) };
    });
  return [
    {
      name: "a warm request: beyond the handler, p50",
      unit: "ms",
      better: "less",
      aim: 1,
      contenders: contendersBy(({ overheadMs }) => overheadMs),
    },
    {
      name: "requests of ten at once",
      unit: "requests/s",
      better: "more",
      aim: 3_000,
      contenders: contendersBy(({ requestsPerSecond }) => requestsPerSecond),
    },
    {
      name: "CPU of one of ten at once, with all of its processes",
      unit: "us CPU",
      better: "less",
      contenders: contendersBy(({ cpuUs }) => cpuUs, UNSEEN),
    },
  ];
}
