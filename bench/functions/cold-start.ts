import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findApp } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { databaseEnvironment } from "../../local/database-environment";
import { environmentOf } from "../../runtime/app/environment";
import type { Bench, Figure, Setting } from "../bench";
import { contendersOf, inTurnsUnskipped } from "../support/contenders";
import { installPeers } from "../support/install-peers";
import { ours, type Package, peer, plainExpress } from "./contenders";
import { readById } from "./event";
import { type FirstAnswer, firstAnswer, type Start } from "./first-answer";
import { startStubDatabase } from "./stub-database";

/** AWS's own runtime clients, which are no dependency of the project. */
const clients = [
  { major: "3", folder: "aws-lambda-ric", file: "bin/index.mjs" },
  { major: "4", folder: "aws-lambda-ric-4", file: "index.mjs" },
].map(({ major, folder, file }) => ({
  major,
  program: join(projectFolder, ".tools", folder, "node_modules/aws-lambda-ric", file),
}));

const AIM = 2.6;

export const bench: Bench = {
  name: "cold-start",
  about:
    "From the start of an instance to its first answer, under AWS's own runtime client: an empty handler, a hand-written one, Hono, the same app bundled plainly, and this project.",
  async run(setting) {
    await installPeers(setting.progress);
    const into = mkdtempSync(join(tmpdir(), "cold-start-"));
    const database = await startStubDatabase();
    try {
      const app = await findApp(process.env.APP);
      const packages = [
        await peer("empty handler", "empty.ts", into),
        await peer("hand-written", "hand-written.ts", into),
        await peer("Hono with the SDK", "hono-database.js", into),
        await plainExpress(app, into),
        await ours(app),
      ];
      const environment = {
        ...databaseEnvironment(database.url),
        ...environmentOf(app.manifest, process.env),
        AWS_REGION: "us-east-1",
        TABLE: "items",
      };
      const figures: Figure[] = [];
      for (const { major, program } of clients) {
        const start = { client: program, environment, event: readById(app.manifest) };
        figures.push(...(await figuresOf(setting, major, packages, start)));
      }
      return figures;
    } finally {
      database.close();
      rmSync(into, { recursive: true });
    }
  },
};

async function figuresOf(
  { node, short, progress }: Setting,
  major: string,
  packages: readonly Package[],
  start: Omit<Start, "node" | "folder">,
): Promise<readonly Figure[]> {
  const missing = existsSync(start.client)
    ? undefined
    : `__tests__/support/install-aws-lambda-ric.sh ${major}`;
  const entrants = packages.map((one) => {
    const skipped = one.skipped ?? missing;
    return { ...one, ...(skipped !== undefined && { skipped }) };
  });
  const rounds = short ? 2 : 20;
  const measured = await inTurnsUnskipped(entrants, rounds, ({ name, folder }, round) => {
    progress(`runtime client ${major}, round ${round + 1} of ${rounds}: ${name}`);
    return firstAnswer({ ...start, node, folder });
  });
  const contenders = (value: (answer: FirstAnswer) => number) =>
    contendersOf(entrants, measured, value);
  const common = { better: "less", base: "empty handler", aim: AIM } as const;
  return [
    {
      ...common,
      name: `cold start, runtime client ${major}`,
      unit: "ms",
      contenders: contenders(({ ms }) => ms),
    },
    {
      ...common,
      name: `cold start, runtime client ${major}, on the CPU`,
      unit: "ms CPU",
      contenders: contenders(({ cpuMs }) => cpuMs),
    },
  ];
}
