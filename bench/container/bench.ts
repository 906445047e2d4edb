import { findApp } from "../../build/find-app";
import { environmentOf } from "../../runtime/app/environment";
import type { Bench, Contender, Figure, Setting } from "../bench";
import { startDatabaseStub } from "../server/database-stub";
import { ourItems, oursOf, type Program, peersOf, RAW } from "../support/programs";
import { inTurns } from "../support/rounds";
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

interface Contestant {
  readonly contender: Omit<Contender, "samples">;
  /** None for one that is skipped. */
  readonly starting?: Starting;
}

async function measure(
  programs: readonly Program[],
  environment: Readonly<Record<string, string>>,
  setting: Setting,
): Promise<readonly Figure[]> {
  const contestants: Contestant[] = [
    {
      contender: { name: EMPTY },
      starting: { command: [setting.node, "-e", empty], environment: {}, healthPath: "/" },
    },
  ];
  for (const program of programs) contestants.push(await prepared(program, environment));
  const here = contestants.flatMap(({ starting, contender }) =>
    starting ? [{ starting, name: contender.name }] : [],
  );
  const rounds = setting.short ? 1 : 21;
  const all = await inTurns(here, rounds, ({ starting, name }, round) => {
    setting.progress(`start ${round + 1} of ${rounds}: ${name}`);
    return measureStart(starting);
  });
  const startsOf = ({ name }: Contestant["contender"]) =>
    all[here.findIndex((one) => one.name === name)] ?? [];
  const contendersBy = (pick: (start: Start) => number | undefined) =>
    contestants.map(({ contender }): Contender => {
      const starts = startsOf(contender);
      const samples = starts.flatMap((start) => pick(start) ?? []);
      const isUnknown = starts.length > 0 && samples.length === 0;
      return {
        ...contender,
        ...(isUnknown && { skipped: "it is read from Linux's /proc" }),
        samples,
      };
    });
  return [
    {
      name: "container: start to the first 200",
      unit: "ms",
      better: "less",
      base: EMPTY,
      aim: 2,
      contenders: contendersBy(({ healthyMs }) => healthyMs),
    },
    {
      name: "container, CPU until the first 200",
      unit: "ms CPU",
      better: "less",
      base: EMPTY,
      contenders: contendersBy(({ cpuMs }) => cpuMs),
    },
    {
      name: "container: start to the first item read",
      unit: "ms",
      better: "less",
      base: RAW,
      contenders: contendersBy(({ itemMs }) => itemMs).filter(({ name }) => name !== EMPTY),
    },
  ];
}

/** Started once before, so that there is an item to read. */
async function prepared(
  { name, ours, skipped, ...program }: Program,
  environment: Readonly<Record<string, string>>,
): Promise<Contestant> {
  const contender = { name, ...(ours && { ours }), ...(skipped !== undefined && { skipped }) };
  if (skipped !== undefined) return { contender };
  const { path, close } = await startTarget({ name, ...program }, environment);
  await close();
  const { command, healthPath, app } = program;
  return {
    contender,
    starting: {
      command,
      environment: { ...environmentOf(app.manifest, process.env), ...environment },
      healthPath,
      itemPath: path,
    },
  };
}
