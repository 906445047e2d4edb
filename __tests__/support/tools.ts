import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, resolve } from "node:path";

/** A program that a suite needs, how to find it, and how a person gets it. */
export interface Tool {
  readonly name: string;
  /** Any of these will do: a name on the PATH, or an absolute path. */
  readonly commands: readonly string[];
  readonly howToGet: string;
  /** Asked of the command that was found, where being there is not enough. */
  readonly works?: (command: string) => boolean;
}

export const chromium: Tool = {
  name: "Chromium",
  commands: ["chromium", "chromium-browser", "google-chrome"],
  howToGet: "apt-get install chromium, or set CHROMIUM to the path of a Chrome",
};
export const terraform: Tool = {
  name: "Terraform",
  commands: ["terraform"],
  howToGet: "https://developer.hashicorp.com/terraform/install",
};
export const moto: Tool = {
  name: "moto",
  commands: ["moto_server"],
  howToGet: "pip install 'moto[server]==5.2.*'",
};
export const docker: Tool = {
  name: "Docker",
  commands: ["docker"],
  howToGet: "apt-get install docker.io docker-compose, and start dockerd",
  // The command alone is of no use: there must be an engine that answers.
  works: (command) => spawnSync(command, ["version"], { timeout: 60_000 }).status === 0,
};
export const haproxy: Tool = {
  name: "HAProxy",
  commands: ["haproxy"],
  howToGet: "apt-get install haproxy",
};
/** Node itself is the command: what is asked is where it runs. */
export const linux: Tool = {
  name: "Linux",
  commands: [process.execPath],
  howToGet: "run it on Linux, whose /proc says what a process does",
  works: () => process.platform === "linux",
};
export const dockerRegistry: Tool = {
  name: "a Docker registry",
  commands: ["docker-registry"],
  howToGet: "apt-get install docker-registry",
};

/** The path of a command on the PATH; an environment variable of its name in capitals wins. */
export function findCommand(command: string): string | undefined {
  const named = process.env[command.toUpperCase()];
  if (named) return named;
  const paths = (process.env.PATH ?? "").split(delimiter).map((folder) => resolve(folder, command));
  return paths.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where the tool is; throws an error that says how to get it. */
export function commandOf(tool: Tool): string {
  const found = tool.commands.map(findCommand).find((path) => path !== undefined);
  if (found === undefined) throw new Error(`${tool.name} is missing: ${tool.howToGet}`);
  return found;
}

export function isThere(tool: Tool): boolean {
  const found = tool.commands.map(findCommand).find((path) => path !== undefined);
  return found !== undefined && (tool.works?.(found) ?? true);
}

/**
 * A suite that needs tools. Where one is missing the suite is reported as skipped, with the tool's
 * name and how to get it; under CI=true it fails instead, because a check that did not run has not
 * passed.
 */
export function describeWith(tools: readonly Tool[], title: string, suite: () => void): void {
  const missing = tools.filter((tool) => !isThere(tool));
  if (missing.length === 0) return void describe(title, suite);
  const need = missing.map((tool) => `${tool.name}: ${tool.howToGet}`).join("; ");
  if (process.env.CI === "true") {
    return void test(title, () => {
      throw new Error(`CI runs every suite, and this one needs ${need}`);
    });
  }
  const skipped = describe.skip;
  skipped(`needs ${need}`, () => void describe(title, suite));
}
