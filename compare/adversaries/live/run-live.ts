import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../../build/project";
import type { ProfileName } from "../../phases/plan";
import type { Verdict } from "../../record/verdict";
import type { Adversary } from "../adversary";
import { scenario } from "../model/answer";
import type { Said } from "../said";
import { saidBy } from "../said-by";
import { startServers } from "./start-servers";

/** What is read of a `compare.json`. */
interface Written {
  readonly verdict: Verdict;
}

/**
 * One run of the instrument as anybody has it, against two real servers: its command with two
 * addresses, and what it writes.
 */
export async function runLive(
  adversary: Adversary,
  profile: ProfileName,
  seed: number,
): Promise<Said> {
  const servers = await startServers(adversary, seed);
  const folder = await mkdtemp(join(tmpdir(), "adversary-"));
  const file = (name: string): string => join(folder, name);
  try {
    await writeFile(file("scenario.json"), JSON.stringify(scenario));
    const { code, words } = await command([
      ...["--functions", servers.urls.functions, "--containers", servers.urls.containers],
      ...["--scenario", file("scenario.json"), "--profile", profile, "--seed", String(seed)],
      ...["--rehearse", "--json", file("compare.json"), "--html", file("compare.html")],
    ]);
    if (code !== 0) return { kind: "refused", why: words.trim() };
    const { verdict } = JSON.parse(await readFile(file("compare.json"), "utf8")) as Written;
    return saidBy(verdict);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await servers.close();
  }
}

/** Its exit code, and what it says of an error. */
async function command(args: readonly string[]) {
  const child = spawn(
    process.execPath,
    ["--require", "tsx/cjs", join(projectFolder, "compare/main.ts"), ...args],
    { cwd: projectFolder, stdio: ["ignore", "ignore", "pipe"] },
  );
  let words = "";
  child.stderr.on("data", (text: Buffer) => {
    words += text.toString();
  });
  const [code] = await once(child, "exit");
  return { code, words };
}
