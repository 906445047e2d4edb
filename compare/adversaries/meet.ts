import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectFolder } from "../../build/project";
import type { Adversary } from "./adversary";
import { runLive } from "./live/run-live";
import type { Met } from "./met";
import type { Options, Time } from "./options";

export type Meeting = Pick<Options, "profile" | "seed" | "seeds">;

/** Meets an adversary as often as there are seeds; each run is told as soon as it is over. */
type Meet = (adversary: Adversary, meeting: Meeting, onMet: (met: Met) => void) => Promise<void>;

export const meet: Readonly<Record<Time, Meet>> = {
  /** In a process of its own, so that several use several cores and no clock is another's. */
  async virtual({ name }, { profile, seed, seeds }, onMet) {
    const child = spawn(
      process.execPath,
      [
        ...["--require", "tsx/cjs", join(__dirname, "virtual/meet.ts")],
        ...[name, profile, String(seed), String(seeds)],
      ],
      { cwd: projectFolder, stdio: ["ignore", "pipe", "inherit"] },
    );
    const exit = once(child, "exit");
    let rest = "";
    for await (const text of child.stdout) {
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) onMet(JSON.parse(line) as Met);
    }
    const [code] = await exit;
    if (code !== 0) throw new Error(`${name}: the process that met it ended with ${code}`);
  },

  async real(adversary, { profile, seed: first, seeds }, onMet) {
    for (let seed = first; seed < first + seeds; seed += 1) {
      const said = await runLive(adversary, profile, seed);
      onMet({ name: adversary.name, time: "real", profile, seed, said });
    }
  },
};
