import { once } from "node:events";
import { join } from "node:path";
import { projectFolder } from "../../../build/project";
import { cores, spawnOn } from "../cores";
import { stop } from "../process";
import type { Generated, Load } from "./generate";

export interface Generator {
  /** @throws where an answer was not 200, or the generator itself was what limited the load */
  run(load: Load): Promise<Generated>;
  close(): Promise<void>;
}

/** Above it a faster server would not show. */
const BUSY_AT_MOST = 0.9;

/** Starts a process that makes load, away from the core of what is measured. */
export function startGenerator(): Generator {
  const program = join(__dirname, "program.ts");
  const child = spawnOn(cores.rest, [process.execPath, "--require", "tsx/cjs", program], {
    // Where tsx is found from.
    cwd: projectFolder,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return {
    async run(load) {
      child.send(load);
      const [{ generated, error }] = (await once(child, "message")) as [
        { readonly generated?: Generated; readonly error?: string },
      ];
      if (generated === undefined) throw new Error(`the load at ${load.path} failed: ${error}`);
      if (generated.busy > BUSY_AT_MOST) {
        throw new Error(
          `the load generator was ${Math.round(generated.busy * 100)} % busy: it is what was measured. Run on a machine with a faster or a freer core.`,
        );
      }
      return generated;
    },
    close: () => stop(child),
  };
}
