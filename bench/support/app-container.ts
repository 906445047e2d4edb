import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import type { App } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { freePorts } from "../../compare/run/free-ports";
import { bundleOf } from "./app-process";
import { retry } from "./process";

const run = promisify(execFile);
const docker = async (...args: string[]): Promise<string> =>
  (await run("docker", args, { maxBuffer: 64 << 20 })).stdout.trim();

export interface AppContainer {
  readonly url: string;
  /** Megabytes of memory that its process holds. */
  residentMb(): number;
  close(): Promise<void>;
}

/**
 * Builds the image that is deployed (on `BASE_IMAGE` where that is set) and runs it on this machine's
 * network, as the task is given memory and rights. Linux only.
 */
export async function startContainer(
  app: App,
  environment: Readonly<Record<string, string>>,
  memoryMb: number,
): Promise<AppContainer> {
  const base = process.env.BASE_IMAGE ? [`--build-arg=BASE_IMAGE=${process.env.BASE_IMAGE}`] : [];
  const file = join(projectFolder, "docker/Dockerfile");
  const built = await docker("build", "--quiet", ...base, `--file=${file}`, dirname(bundleOf(app)));
  const port = await freePorts(1);
  const env = { ...environment, HOST: "127.0.0.1", PORT: String(port) };
  const id = await docker(
    ...["run", "--detach", "--network=host", "--read-only", "--cap-drop=ALL"],
    ...[`--memory=${memoryMb}m`, `--memory-swap=${memoryMb}m`],
    ...Object.entries(env).map(([key, value]) => `--env=${key}=${value}`),
    // Some clients print a notice before the image's id.
    built.split("\n").at(-1) ?? "",
  );
  const url = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => void (await docker("rm", "--force", "--volumes", id));
  try {
    await retry(async () => (await fetch(`${url}${app.manifest.healthPath}`)).text());
  } catch (error) {
    await close();
    throw error;
  }
  const pid = await docker("inspect", "--format={{.State.Pid}}", id);
  return { url, residentMb: () => residentMb(pid), close };
}

function residentMb(pid: string): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
