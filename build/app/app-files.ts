import { join } from "node:path";
import { environmentOf } from "../../runtime/app/environment";
import { projectFolder } from "../project";
import { replace } from "../replace";
import type { App } from "./find-app";

/** What a line of an environment file can hold alike for every version of Compose. */
const PLAIN = /^[^\s$'"\\#]*$/;

/**
 * Writes beside an app's bundles what the composed system reads of it: `app.json`, its manifest, and
 * `app.env`, its environment.
 *
 * @param env of who builds it
 * @returns the names of variables that an environment file cannot hold
 */
export async function writeAppFiles(app: App, env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  const folder = join(projectFolder, app.output);
  const variables = Object.entries(environmentOf(app.manifest, env));
  const lines = variables.filter(([, value]) => PLAIN.test(value)).map((pair) => pair.join("="));
  await replace(join(folder, "app.json"), Buffer.from(JSON.stringify(app.manifest)));
  await replace(join(folder, "app.env"), Buffer.from(`${lines.join("\n")}\n`));
  return variables.filter(([, value]) => !PLAIN.test(value)).map(([name]) => name);
}
