import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { commandOf, moto } from "../support/tools";

export interface Emulator {
  readonly url: string;
  /** From now on a request needs credentials that are allowed it; `false` ends that. */
  enforceRights(on: boolean): Promise<void>;
  /** What was changed since this was last asked: each call's action, and its path where it has one. */
  changes(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * AWS on this machine: moto with the gaps mended that the stack meets, on a port of its own.
 *
 * @param registry the address of the image registry that stands for ECR
 */
export async function startEmulator(registry?: string): Promise<Emulator> {
  const start = join(__dirname, "emulator", "start.py");
  const child = spawn(pythonOfMoto(), [start, ...(registry ? [registry] : [])], {
    // Its input stays open for as long as this process lives, and no longer.
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: "1", AWS_ENDPOINT_URL: undefined },
  });
  const ended = once(child, "exit");
  const port = await Promise.race([
    once(createInterface(child.stdout), "line").then(([line]) => Number(line)),
    ended.then(([code]) => Promise.reject(new Error(`moto ended with ${code} at its start`))),
  ]);
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    enforceRights: async (on) => {
      // How many requests are free of it.
      const free = on ? "0" : "inf";
      const answer = await fetch(`${url}/moto-api/reset-auth`, { method: "POST", body: free });
      if (!answer.ok) throw new Error(`moto answered ${answer.status} when told to enforce rights`);
    },
    changes: async () => (await (await fetch(`${url}/changes`)).json()) as readonly string[],
    close: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

/** The Python that has moto: that of its own command, or the one on the PATH. */
function pythonOfMoto(): string {
  const shebang = /^#!(\/\S*python\S*)/.exec(readFileSync(commandOf(moto), "utf8"))?.[1];
  const candidates = [shebang, "python3"].filter((path) => path !== undefined);
  const found = candidates.find((python) => {
    try {
      execFileSync(python, ["-c", "import moto"], { stdio: "ignore" });
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`None of ${candidates.join(", ")} has the module moto.`);
  return found;
}
