import { readFileSync } from "node:fs";
import type { Manifest } from "../../runtime/app";

/** Where compose.yaml puts what the build made of the app. */
export const appFolder = "/srv/app";

/** The app's manifest. */
export function readApp(): Manifest {
  return JSON.parse(readFileSync(`${appFolder}/app.json`, "utf8"));
}
