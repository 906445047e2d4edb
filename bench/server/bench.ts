import { findApp } from "../../build/app/find-app";
import type { Bench, Contender, Figure, Setting } from "../bench";
import { contendersOf } from "../support/contenders";
import { startDatabase } from "../support/database";
import {
  FLASK,
  GUNICORN,
  itemsApp,
  ourItems,
  oursOf,
  type Program,
  peersOf,
  pythonPeers,
  RAW,
} from "../support/programs";
import { startDatabaseStub } from "./database-stub";
import { loadTest, type Measured } from "./load-test";

export const bench: Bench = {
  name: "server",
  about:
    "one item read by its id over 50 connections, each process on one core: this project's container against Node's and Python's servers",
  async run(setting) {
    const peers = await peersOf(setting);
    const python = await pythonPeers();
    const items = await ourItems(setting);
    // Without a database one is as the other.
    const one = items.slice(0, 1);
    const blog = await oursOf(setting, "this project, the blog", await findApp());
    return [
      ...(await withMemory([...peers, ...one], setting)),
      ...(await withStub([...peers, ...python, ...items, blog], setting)),
      ...(await withDynalite([...peers, ...items], setting)),
    ];
  },
};

/** No database at all: what is measured is what stands around the app, and Express. */
async function withMemory(programs: readonly Program[], setting: Setting) {
  const all = await measure(programs, { STORE: "stub" }, setting);
  return figuresOf("no database", all, { requests: 0.85 });
}

/** A database that answers at once: what is measured is the server and its database's client. */
async function withStub(programs: readonly Program[], setting: Setting) {
  const database = await startDatabaseStub();
  try {
    const all = await measure(programs, database.environment, setting);
    const requests = perSecond(all);
    const against = (base: string, aim: number): Figure => {
      const name = `server, against ${base}`;
      const isShown = ({ name, ours }: Contender) => ours === true || name === base;
      return { ...rate, name, base, aim, contenders: requests.filter(isShown) };
    };
    return [
      ...figuresOf("a database that answers at once", all, { requests: 1.6 }),
      against(FLASK, 8),
      against(GUNICORN, 3.5),
    ];
  } finally {
    await database.close();
  }
}

async function withDynalite(programs: readonly Program[], setting: Setting) {
  const database = await startDatabase(await itemsApp());
  try {
    return figuresOf("dynalite", await measure(programs, database.environment, setting), {});
  } finally {
    await database.close();
  }
}

interface Result {
  readonly programs: readonly Program[];
  /** Of each, in their order. */
  readonly rounds: readonly (readonly Measured[])[];
}

async function measure(
  programs: readonly Program[],
  environment: Readonly<Record<string, string>>,
  setting: Setting,
): Promise<Result> {
  return { programs, rounds: await loadTest(programs, environment, setting) };
}

const rate = { unit: "requests/s", better: "more" } as const;

function figuresOf(
  store: string,
  all: Result,
  { requests }: { readonly requests?: number },
): readonly Figure[] {
  return [
    {
      ...rate,
      name: `server: ${store}`,
      base: RAW,
      ...(requests !== undefined && { aim: requests }),
      contenders: perSecond(all),
    },
    {
      name: `server, CPU of a request: ${store}`,
      unit: "us CPU",
      better: "less",
      base: RAW,
      contenders: cpuUs(all),
    },
  ];
}

const perSecond = ({ programs, rounds }: Result): readonly Contender[] =>
  contendersOf(programs, rounds, ({ perSecond }) => perSecond);

const cpuUs = ({ programs, rounds }: Result): readonly Contender[] =>
  contendersOf(programs, rounds, ({ cpuUs }) => cpuUs);
