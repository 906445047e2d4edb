import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectFolder } from "../../../build/project";
import { type Backend, backends } from "../../load/sample";
import type { Adversary } from "../adversary";
import { sideSeed } from "../side-seed";

/** Both servers of an adversary, each a process of its own. */
export interface Servers {
  readonly urls: Readonly<Record<Backend, string>>;
  close(): Promise<void>;
}

/** @param seed of all that is drawn; the two sides draw apart */
export async function startServers({ servers }: Adversary, seed: number): Promise<Servers> {
  const start = Date.now();
  const started = await Promise.all(
    backends.map(async (name, index) => {
      const side = { name, behaviour: servers[name], seed: sideSeed(seed, index), start };
      const child = spawn(
        process.execPath,
        ["--require", "tsx/cjs", join(__dirname, "serve.ts"), JSON.stringify(side)],
        { cwd: projectFolder, stdio: ["pipe", "pipe", "inherit"] },
      );
      const [port] = await once(child.stdout, "data");
      return { name, child, url: `http://127.0.0.1:${Number(port)}` };
    }),
  );
  return {
    urls: Object.fromEntries(started.map(({ name, url }) => [name, url])) as Servers["urls"],
    close: async () => {
      for (const { child } of started) {
        const exit = once(child, "exit");
        child.stdin.end();
        await exit;
      }
    },
  };
}
