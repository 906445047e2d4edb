import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../../build/project";

export const peersFolder = join(projectFolder, "bench/peers");

/**
 * Gives the peers the packages of their lock file, where they have not got them.
 *
 * @returns why they are not there, where npm could not
 */
export async function installPeers(say: (text: string) => void): Promise<string | undefined> {
  if (isInstalled()) return undefined;
  say("installing the peers' packages");
  try {
    await promisify(execFile)("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: peersFolder,
    });
    return undefined;
  } catch (error) {
    const { stderr = "" } = error as { stderr?: string };
    return `its packages could not be installed (npm ci --prefix bench/peers): ${stderr.trim().split("\n").at(-1)}`;
  }
}

/** npm writes down at its end what it has installed. */
function isInstalled(): boolean {
  const { "": _itself, ...wanted } = packagesOf("package-lock.json");
  return JSON.stringify(wanted) === JSON.stringify(packagesOf("node_modules/.package-lock.json"));
}

function packagesOf(file: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(join(peersFolder, file), "utf8")).packages;
  } catch {
    return {};
  }
}
