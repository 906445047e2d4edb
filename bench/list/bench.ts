import { findApp } from "../../build/app/find-app";
import type { Bench, Figure } from "../bench";
import { startGenerator } from "../support/load/start-generator";
import { oursOf } from "../support/programs";
import { inTurns } from "../support/rounds";
import { type Running, startProgram } from "../support/start-program";
import { scan } from "./fill";
import { type FilledDatabase, filledDatabase } from "./filled-database";

const full = { counts: [100, 10_000, 1_000_000], rounds: 7, seconds: 1 };
const short = { counts: [100, 1_000], rounds: 1, seconds: 0.1 };
/** Beyond it a scan takes minutes. */
const SCANNED_AT_MOST = 10_000;

export const bench: Bench = {
  name: "list",
  about: "a page of the newest posts where there are few and where there are many, against a scan",
  async run(setting) {
    const { counts, rounds, seconds } = setting.short ? short : full;
    const blog = await findApp();
    const path = blog.manifest.workload.requests.find(
      ({ method = "GET", path }) => method === "GET" && !path.includes("{"),
    )?.path;
    if (path === undefined) throw new Error(`the workload of ${blog.manifest.name} lists nothing`);
    const program = await oursOf(setting, "this project", blog);
    const generator = startGenerator();
    const open: Open[] = [];
    try {
      for (const count of counts) {
        const database = await filledDatabase(program, count, setting.progress);
        const running = await startProgram(program, database.environment).catch(async (error) => {
          await database.close();
          throw error;
        });
        open.push({ count, database, running });
      }
      const page = async ({ running }: Open, seconds: number): Promise<number> => {
        const load = { port: running.port, path, connections: 1, seconds };
        const done = await generator.run(load);
        return (done.seconds * 1_000) / done.requests;
      };
      for (const one of open) await page(one, seconds);
      const pages = await inTurns(open, rounds, (one, round) => {
        setting.progress(`round ${round + 1} of ${rounds}: a page of ${one.count}`);
        return page(one, seconds);
      });
      const scanned = open.filter(({ count }) => count <= SCANNED_AT_MOST);
      const scans = await inTurns(scanned, rounds, ({ database, count }, round) => {
        setting.progress(`round ${round + 1} of ${rounds}: a scan of ${count}`);
        return scan(database.url, database.table);
      });
      return [pagesOf(open, pages), scansOf(open, scans)];
    } finally {
      await generator.close();
      for (const { running, database } of open) {
        await running.close();
        await database.close();
      }
    }
  },
};

interface Open {
  readonly count: number;
  readonly database: FilledDatabase;
  readonly running: Running;
}

type Samples = readonly (readonly number[])[];
const nameOf = (count: number): string => `${count.toLocaleString("en-US")} posts`;

/** Equal is what is aimed at, and what the machine's noise leaves of it. */
const pagesOf = (open: readonly Open[], all: Samples): Figure => ({
  name: "list: a page of the newest 20",
  unit: "ms",
  better: "less",
  base: nameOf(open[0]?.count ?? 0),
  aim: 1.15,
  contenders: open.map(({ count }, at) => ({
    name: nameOf(count),
    ...(at > 0 && { ours: true as const }),
    samples: all[at] ?? [],
  })),
});

const scansOf = (open: readonly Open[], all: Samples): Figure => ({
  name: "list: by a scan of the table",
  unit: "ms",
  better: "less",
  base: nameOf(open[0]?.count ?? 0),
  contenders: open.map(({ count }, at) => ({
    name: nameOf(count),
    ...(count > SCANNED_AT_MOST && { skipped: "a scan of so many takes minutes" }),
    samples: all[at] ?? [],
  })),
});
