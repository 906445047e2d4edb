import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../build/project";
import type { Bench, Contender } from "../bench";
import { secondsOf } from "../support/run-command";
import { packageSizes } from "./package-sizes";

const ROUNDS = 2;
const LARGEST = 10;

export const bench: Bench = {
  name: "install",
  about: "npm ci with npm's cache filled: how long it takes, and which packages take up the disk",
  async run({ short, progress }) {
    if (short) return [secondsFigure([]), await sizes(join(projectFolder, "node_modules"))];
    const folder = await mkdtemp(join(tmpdir(), "bench-install-"));
    try {
      for (const file of ["package.json", "package-lock.json"]) {
        await copyFile(join(projectFolder, file), join(folder, file));
      }
      const samples: number[] = [];
      // The first fills the cache.
      for (let round = 0; round <= ROUNDS; round += 1) {
        progress(round === 0 ? "filling npm's cache" : `round ${round} of ${ROUNDS}`);
        const command = ["npm", "ci", "--no-audit", "--no-fund"];
        const seconds = await secondsOf({ command, folder });
        if (round > 0) samples.push(seconds);
      }
      return [secondsFigure(samples), await sizes(join(folder, "node_modules"))];
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

const secondsFigure = (samples: readonly number[]) => ({
  name: "install: npm ci",
  unit: "s",
  better: "less" as const,
  contenders: [
    {
      name: "npm ci",
      ours: true as const,
      samples,
      ...(samples.length === 0 && { skipped: "the short form installs nothing" }),
    },
  ],
});

async function sizes(modules: string) {
  const all = await packageSizes(modules);
  const sum = (list: typeof all) => list.reduce((mb, each) => mb + each.mb, 0);
  const rest = all.slice(LARGEST);
  const contenders: readonly Contender[] = [
    { name: `all ${all.length} packages`, ours: true, samples: [sum(all)] },
    ...all.slice(0, LARGEST).map(({ name, mb }) => ({ name, samples: [mb] })),
    { name: `the other ${rest.length}`, samples: [sum(rest)] },
  ];
  return { name: "install: on the disk", unit: "MB", better: "less" as const, contenders };
}
