import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { findApp } from "../../build/app/find-app";
import type { Scenario } from "../../runtime/app/scenario";
import { scenarioSchema } from "../../runtime/app/schema/scenario";
import { formatProblems } from "../../runtime/app/schema/words";
import { scenarioFromHar } from "../load/har";
import { RunError } from "../run-error";

export interface Sources {
  /** An app's folder or file. @default the app that comes along */
  readonly app: string | undefined;
  /** A scenario's file. */
  readonly scenario: string | undefined;
  /** A browser's recording. */
  readonly har: string | undefined;
  /** Whether requests of a recording that change something are sent too. */
  readonly writes: boolean;
}

/** What is sent, and the name of the app that it is sent to. */
export interface Workload {
  readonly app: string;
  /** The folder of the app's builds, relative to the project's. */
  readonly output: string;
  readonly scenario: Scenario;
}

/**
 * The scenario of a file, of a recording, or of the app's manifest.
 *
 * @param origins the targets that were given: a recording may hold other sites too
 * @throws {RunError} what is wrong with the file or the app
 */
export async function workloadFor(
  sources: Sources,
  origins: readonly string[],
  log: (line: string) => void,
): Promise<Workload> {
  const { manifest, output } = await appOf(sources.app);
  const given = { app: manifest.name, output };
  if (sources.scenario !== undefined) {
    const value = await jsonIn(sources.scenario);
    return { ...given, scenario: parsed(value, sources.scenario) };
  }
  if (sources.har === undefined) return { ...given, scenario: manifest.workload };
  const { scenario, notes } = scenarioFromHar(await jsonIn(sources.har), {
    origins,
    writes: sources.writes,
  });
  for (const note of notes) log(note);
  return { ...given, scenario: parsed(scenario, sources.har) };
}

async function appOf(reference: string | undefined) {
  try {
    return await findApp(reference);
  } catch (error) {
    throw new RunError((error as Error).message);
  }
}

function parsed(value: unknown, file: string): Scenario {
  const result = v.safeParse(scenarioSchema, value);
  if (result.success) return result.output;
  throw new RunError(`${file} is no scenario:\n${formatProblems(result.issues)}`);
}

async function jsonIn(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) throw new RunError(`there is no file ${file} that can be read`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new RunError(`${file} is not JSON: ${(error as Error).message}`);
  }
}
