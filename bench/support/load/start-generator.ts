import { once } from "node:events";
import { join } from "node:path";
import { projectFolder } from "../../../build/project";
import { cores, spawnOn } from "../cores";
import { stop } from "../process";
import type { Generated, Load } from "./generate";

export interface Generator {
  /** @throws where an answer was not 200 */
  run(load: Load): Promise<Generated>;
  close(): Promise<void>;
}

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
      return generated;
    },
    close: () => stop(child),
  };
}
