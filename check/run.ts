import { rmSync } from "node:fs";
import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../build/app/find-app";
import { stopBuilding } from "../build/bundles";
import { buildStale } from "../build/stale/build-stale";
import { UserError } from "../build/user-error";
import { localPorts } from "../runtime/app/local-ports";
import type { Scenario } from "../runtime/app/scenario";
import { findingOf } from "./catalogue";
import { type Doors, openDoors } from "./doors";
import { doors, type Finding, sorted, type Untried, verdictOf } from "./finding";
import { type Limits, limits as usual } from "./limits";
import { Observed } from "./observed";
import { checkAfter } from "./phases/after";
import { checkBare } from "./phases/bare";
import { tellCrashes, tellLate } from "./phases/failures";
import { checkLeftFiles, type Files, filesOf } from "./phases/left-files";
import { checkPackage } from "./phases/package";
import { checkProtocol } from "./phases/protocol";
import { checkReads } from "./phases/reads";
import { tellRefused } from "./phases/refused";
import { checkRepeated } from "./phases/repeat";
import { checkSockets } from "./phases/sockets";
import { checkStart } from "./phases/start";
import { checkState } from "./phases/state";
import { checkEndless } from "./phases/streams";
import { tellWatched } from "./phases/watched";
import { checkWrites } from "./phases/writes";
import { planOf } from "./plan/plan";
import type { Report } from "./report/report";
import { unknowable } from "./report/unknowable";
import { Session } from "./session";

export interface Checking {
  readonly app: App;
  readonly scenario: Scenario;
  /** Whether nothing is sent that may change something. */
  readonly readsOnly: boolean;
  /** The port of the page of an `npm start` that the report's commands are for. @default its usual one */
  readonly port?: number;
  /** @default AWS's */
  readonly limits?: Partial<Limits>;
  /** Told what is done now. */
  readonly progress: (step: string) => void;
}

/** Checks an app: builds it, starts it behind both doors, and asks it all that can be asked here. */
export async function check(checking: Checking): Promise<Report> {
  const from = performance.now();
  const { app } = checking;
  const folder = await realpath(await mkdtemp(join(tmpdir(), "check-")));
  // Also where it is ended before its time.
  const clear = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", clear);
  try {
    const { findings, untried, asked } = await findIn(checking, folder);
    return {
      app: app.manifest.name,
      seconds: Math.round((performance.now() - from) / 100) / 10,
      asked,
      doors: doors.map((door) => verdictOf(door, findings, asked.length > 0)),
      findings: sorted(findings),
      untried,
      unknowable,
    };
  } finally {
    process.removeListener("exit", clear);
    await rm(folder, { recursive: true, force: true });
  }
}

interface Prepared extends Checking {
  readonly limits: Limits;
  /** Of the bundles, before anything ran. */
  readonly files: Files;
}

interface Found {
  readonly findings: readonly Finding[];
  readonly untried: readonly Untried[];
  readonly asked: readonly string[];
}

async function findIn(checking: Checking, folder: string): Promise<Found> {
  const { app, progress } = checking;
  const limits = { ...usual, ...checking.limits };
  progress("It is bundled");
  try {
    await buildStale(["functions", "containers", "runtime client"], app);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const findings = [findingOf("not-bundled", { what: error.message })];
    return { findings, untried: [nothing], asked: [] };
  } finally {
    await stopBuilding();
  }
  const ofPackage = await checkPackage(app, limits);
  progress("It is started, twice as functions and twice as containers");
  await mkdir(join(folder, "seen"));
  const files = await filesOf(app);
  const opened = await openDoors(app, folder);
  try {
    const found = await ask({ ...checking, limits, files }, opened, folder);
    return { ...found, findings: [...ofPackage, ...found.findings] };
  } finally {
    await opened.close();
  }
}

const nothing: Untried = { what: "Every request", why: "the app does not start" };

async function ask(checking: Prepared, opened: Doors, folder: string) {
  const { app, scenario, limits, files, readsOnly, progress } = checking;
  const observed = new Observed(join(folder, "seen"));
  const { manifest } = app;
  const empty = { setup: [], probes: [], untried: [] };
  const common = { app, limits, doors: opened, observed, folder, ports: localPorts(checking.port) };
  const starting = new Session({ ...common, plan: empty });
  if (!(await checkStart(starting))) {
    tellWatched(starting);
    return { findings: starting.findings, untried: [nothing], asked: [] };
  }
  const routes = observed
    .of("routes")
    .filter(({ door }) => door === "containers-1")
    .flatMap((one) => one.routes);
  const plan = planOf({ scenario, manifest, routes, env: process.env, readsOnly });
  const session = new Session({ ...common, plan });
  session.findings.push(...starting.findings);
  session.untried.push(...plan.untried);
  const named = [...routes, ...manifest.routes, ...scenario.requests].map(({ path }) => path);
  if (named.every((path) => path === "$default" || path === "/")) {
    session.leave("Other paths", "nothing names them: no router of Express, no route or scenario");
  }
  await ready(session);
  progress(`${plan.probes.length} kinds of requests are sent to both`);
  await checkReads(session);
  await checkState(session, "containers");
  await checkState(session, "functions");
  await checkWrites(session);
  progress("They are sent again, and at once");
  await checkRepeated(session);
  await tellRefused(session);
  await checkSockets(session);
  await checkProtocol(session);
  progress("What comes after the answers is waited for");
  await checkAfter(session);
  await checkEndless(session);
  await checkBare(session);
  await tellLate(session);
  tellCrashes(session);
  tellWatched(session);
  await checkLeftFiles(session, files);
  const asked = plan.probes.map(({ name }) => name);
  return { findings: session.findings, untried: session.untried, asked };
}

/** The setup's requests, to the first container: what they make is in the database of all. */
async function ready(session: Session): Promise<void> {
  const [at] = session.options.doors.containers;
  for (const probe of session.options.plan.setup) if (at) await session.sendNext(at, probe);
}
