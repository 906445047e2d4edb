import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../../build/project";
import type { ProfileName } from "../../phases/plan";
import type { Adversary } from "../adversary";
import { scenario } from "../model/answer";
import type { Said } from "../said";
import { saidBy, type Written } from "../said-by";
import { startServers } from "./start-servers";

/**
 * The instrument as anybody has it, against real servers: its command with two addresses, what it
 * writes, and `--merge` of several runs where the servers were put elsewhere between them.
 */
export async function runLive(
  adversary: Adversary,
  profile: ProfileName,
  seed: number,
): Promise<Said> {
  const { placements = 1 } = adversary;
  const folder = await mkdtemp(join(tmpdir(), "adversary-"));
  const sent = join(folder, "scenario.json");
  const written = (name: string) => [
    ...["--json", join(folder, `${name}.json`), "--html", join(folder, `${name}.html`)],
  ];
  try {
    await writeFile(sent, JSON.stringify(scenario));
    const merging: string[] = [];
    for (let place = 0; place < placements; place += 1) {
      const name = String(placements * seed + place);
      const why = await measured(adversary, Number(name), [
        ...["--scenario", sent, "--profile", profile, "--seed", name, "--rehearse"],
        ...written(name),
      ]);
      if (why !== undefined) return { kind: "refused", why };
      merging.push("--merge", join(folder, `${name}.json`));
    }
    const why = await command([...merging, "--rehearse", ...written("all")]);
    if (why !== undefined) return { kind: "refused", why };
    return saidBy(JSON.parse(await readFile(join(folder, "all.json"), "utf8")) as Written);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One run against new servers: why it was refused. */
async function measured(adversary: Adversary, seed: number, args: readonly string[]) {
  const { urls, close } = await startServers(adversary, seed);
  try {
    return await command(["--functions", urls.functions, "--containers", urls.containers, ...args]);
  } finally {
    await close();
  }
}

const yesOrNo = [() => true, () => false] as const;

/**
 * Why it failed, in its last line; undefined where it did not. A void run ends with a code too, but
 * keeps what it measured: its report then says that nothing may be claimed.
 */
async function command(args: readonly string[]): Promise<string | undefined> {
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
  const json = args[args.indexOf("--json") + 1] ?? "";
  const kept = code === 0 || (await access(json).then(...yesOrNo));
  return kept ? undefined : words.trim().split("\n").at(-1);
}
