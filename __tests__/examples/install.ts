import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { isAlive } from "../../local/is-alive";

export const ordersFolder = join(__dirname, "../../examples/orders");

/** Gives an app the packages of its lock file, where it has not got them: once, whoever asks. */
export async function install(folder: string): Promise<void> {
  if (isInstalled(folder)) return;
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const lock = join(tmpdir(), `install-${name}.lock`);
  while (!take(lock)) await wait(200);
  try {
    if (isInstalled(folder)) return;
    const args = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder];
    await promisify(execFile)("npm", args, { cwd: folder });
  } finally {
    rmSync(lock, { force: true });
  }
}

/** npm writes down at its end what it has installed. */
function isInstalled(folder: string): boolean {
  const wanted = packagesOf(join(folder, "package-lock.json")) ?? {};
  const { "": _itself, ...packages } = wanted;
  const installed = packagesOf(join(folder, "node_modules/.package-lock.json"));
  return JSON.stringify(packages) === JSON.stringify(installed);
}

function packagesOf(file: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Whether the lock is ours now; one whose owner is gone is taken away. */
function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const owner = Number(read(lock));
    if (owner && !isAlive(owner)) rmSync(lock, { force: true });
    return false;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
