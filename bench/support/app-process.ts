import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import type { App } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { freePorts } from "../../compare/run/free-ports";
import { retry, stop } from "./process";

export interface AppProcess {
  readonly url: string;
  readonly process: ChildProcess;
}

/** The containers' bundle of an app. */
export const bundleOf = ({ output }: App): string =>
  join(projectFolder, output, "containers/index.js");

/** Starts the containers' bundle, and answers once it does. `flags` are Node's own. */
export async function startApp(
  app: App,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): Promise<AppProcess> {
  const port = await freePorts(2);
  const child = spawn(process.execPath, [...flags, bundleOf(app)], {
    env: {
      ...environment,
      HOST: "127.0.0.1",
      PORT: String(port),
      HEALTH_PORT: String(port + 1),
      DRAIN_SECONDS: "0",
    },
    stdio: ["ignore", "ignore", "pipe", "ipc"],
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await retry(async () => (await fetch(`${url}${app.manifest.healthPath}`)).text());
  } catch (error) {
    await stop(child);
    throw error;
  }
  return { url, process: child };
}
