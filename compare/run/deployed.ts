import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { RunError } from "../run-error";
import { parseTarget } from "../target";

/** What a deploy leaves in `html/urls.js`: its outputs, as a script for the page. */
const outputs = v.array(v.object({ OutputKey: v.string(), OutputValue: v.string() }));

export interface Targets {
  readonly functions: string;
  readonly containers: string;
}

/** @throws {RunError} when the text holds no such outputs. */
export function targetsIn(script: string): Targets {
  const list = script.match(/(?:let|var|const) urls = (\[[\s\S]*?\]);?\s*$/m)?.[1];
  const found = v.safeParse(v.pipe(v.string(), v.parseJson(), outputs), list);
  const of = (key: string): string => {
    const output = found.success && found.output.find((each) => each.OutputKey === key);
    if (!output)
      throw new RunError(`html/urls.js holds no ${key}: deploy again, or give both addresses`);
    return parseTarget(key, output.OutputValue);
  };
  return { functions: of("FunctionsURL"), containers: of("ContainersURL") };
}

/** The addresses of the last deploy from this checkout. */
export async function deployedTargets(file: string): Promise<Targets> {
  const script = await readFile(file, "utf8").catch(() => undefined);
  // The one that a local start leaves there names this machine.
  if (script === undefined || script.startsWith("// Written by npm start:")) {
    throw new RunError(
      `nothing was deployed from here: ${file} is not a deploy's (npm run deploy writes it)`,
    );
  }
  return targetsIn(script);
}
