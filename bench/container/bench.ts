import { findApp } from "../../build/app/find-app";
import { environmentOf } from "../../runtime/app/environment";
import type { Bench, Figure, Setting } from "../bench";
import { startDatabaseStub } from "../server/database-stub";
import { contendersOf, type Entrant, inTurnsUnskipped } from "../support/contenders";
import { ourItems, oursOf, type Program, peersOf, RAW } from "../support/programs";
import { startTarget } from "../support/start-target";
import { measureStart, type Start, type Starting } from "./start";

const EMPTY = "an empty server";
const empty =
  "require('node:http').createServer((q, s) => s.end('OK')).listen(process.env.PORT, process.env.HOST)";

export const bench: Bench = {
  name: "container",
  about:
    "from the start of a server's process to its first 200, and to its first item: this project's container against Node's servers and an empty one",
  async run(setting) {
    const peers = await peersOf(setting);
    const blog = await oursOf(setting, "this project, the blog", await findApp());
    const programs = [...peers, ...(await ourItems(setting)), blog];
    const database = await startDatabaseStub();
    try {
      return await measure(programs, database.environment, setting);
    } finally {
      await database.close();
    }
  },
};

/** How it is started, once an item is there to be read: nothing for one that is skipped. */
type Contestant = Entrant & { readonly starting?: Starting };

async function measure(
  programs: readonly Program[],
  environment: Readonly<Record<string, string>>,
  setting: Setting,
): Promise<readonly Figure[]> {
  const contestants: Contestant[] = [
    {
      name: EMPTY,
      starting: { command: [setting.node, "-e", empty], environment: {}, healthPath: "/" },
    },
  ];
  for (const program of programs) contestants.push(await prepared(program, environment));
  const rounds = setting.short ? 1 : 21;
  const all = await inTurnsUnskipped(contestants, rounds, ({ starting, name }, round) => {
    setting.progress(`start ${round + 1} of ${rounds}: ${name}`);
    if (!starting) throw new Error(`${name} is neither skipped nor can it be started`);
    return measureStart(starting);
  });
  const by = (pick: (start: Start) => number | undefined) => contendersOf(contestants, all, pick);
  return [
    {
      name: "container: start to the first 200",
      unit: "ms",
      better: "less",
      base: EMPTY,
      aim: 2,
      contenders: by(({ healthyMs }) => healthyMs),
    },
    {
      name: "container, CPU until the first 200",
      unit: "ms CPU",
      better: "less",
      base: EMPTY,
      contenders: by(({ cpuMs }) => cpuMs),
    },
    {
      name: "container: start to the first item read",
      unit: "ms",
      better: "less",
      base: RAW,
      contenders: by(({ itemMs }) => itemMs).filter(({ name }) => name !== EMPTY),
    },
  ];
}

/** Started once before, so that there is an item to read. */
async function prepared(
  program: Program,
  environment: Readonly<Record<string, string>>,
): Promise<Contestant> {
  const { name, ours, skipped, command, healthPath, app } = program;
  const entrant = { name, ...(ours && { ours }) };
  if (skipped !== undefined) return { ...entrant, skipped };
  const { path, close } = await startTarget(program, environment);
  await close();
  return {
    ...entrant,
    starting: {
      command,
      environment: { ...environmentOf(app.manifest, process.env), ...environment },
      healthPath,
      itemPath: path,
    },
  };
}
