import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { projectFolder } from "../../build/project";
import type { Bench } from "../bench";
import { inTurns } from "../support/rounds";
import { type Command, secondsOf } from "../support/run-command";

const OURS = "node synth.js";
const WHOLE = "npx cdktf synth";
const LOADED = "require cdktf";
const EMPTY = "npx cdktf synth, an empty app";
const empty = "node -e 'new (require(\"cdktf\").App)().synth()'";

export const bench: Bench = {
  name: "synth",
  about:
    "from the app and the settings to bundles and Terraform's file: our part, and all of cdktf's program around it",
  async run({ node, short, progress }) {
    const output = await mkdtemp(join(tmpdir(), "bench-synth-"));
    const environment = {
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
      CDKTF_OUTDIR: output,
      CHECKPOINT_DISABLE: "1",
    };
    const cli = join(projectFolder, "node_modules/.bin/cdktf");
    const ours: Command = { command: [node, "synth.js"], folder: projectFolder, environment };
    const whole = (args: readonly string[]): Command => ({
      command: [cli, "synth", "--output", output, ...args],
      folder: projectFolder,
      environment,
    });
    const loaded = { ...ours, command: [node, "-e", 'require("cdktf")'] };
    const commands = {
      [LOADED]: loaded,
      [OURS]: ours,
      [WHOLE]: whole([]),
      [EMPTY]: whole(["--app", empty]),
    };
    const rounds = short ? 1 : 7;
    try {
      const all = await inTurns(Object.entries(commands), rounds, ([name, command], round) => {
        progress(`round ${round + 1} of ${rounds}: ${name}`);
        return secondsOf(command);
      });
      const samplesOf = (name: string) => all[Object.keys(commands).indexOf(name)] ?? [];
      return [
        {
          name: "synth: our part",
          unit: "s",
          better: "less",
          aim: 0.7,
          contenders: [
            { name: LOADED, samples: samplesOf(LOADED) },
            { name: OURS, ours: true, samples: samplesOf(OURS) },
          ],
        },
        {
          name: "synth: all of it",
          unit: "s",
          better: "less",
          base: EMPTY,
          contenders: [
            { name: EMPTY, samples: samplesOf(EMPTY) },
            { name: WHOLE, ours: true, samples: samplesOf(WHOLE) },
          ],
        },
      ];
    } finally {
      await rm(output, { recursive: true, force: true });
    }
  },
};
