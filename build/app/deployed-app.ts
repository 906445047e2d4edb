import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectFolder } from "../project";
import { type App, findApp } from "./find-app";

/**
 * The app that is deployed: `APP` of the environment, else `app` in the context of cdktf.json, else
 * the one that comes along.
 */
export function deployedApp(env: Readonly<Record<string, string | undefined>>): Promise<App> {
  return findApp(env.APP || contextOf(env).app);
}

/** The context of cdktf.json: cdktf hands it on; without it, it is read where it stands. */
export function contextOf(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> & { readonly app?: string } {
  if (env.CDKTF_CONTEXT_JSON) return Object(JSON.parse(env.CDKTF_CONTEXT_JSON));
  return Object(JSON.parse(readFileSync(join(projectFolder, "cdktf.json"), "utf8")).context);
}
