import { spawn } from "node:child_process";
import { once } from "node:events";

export interface Command {
  readonly command: readonly string[];
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

/** Runs a program to its end. @returns seconds. @throws with the end of what it said, where it failed */
export async function secondsOf({ command, folder, environment = {} }: Command): Promise<number> {
  const [program = "", ...args] = command;
  const from = performance.now();
  const child = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      said = (said + chunk).slice(-2_000);
    });
  }
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${said}`);
  return (performance.now() - from) / 1_000;
}
