import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { projectFolder } from "../../build/project";
import { isAlive } from "../../local/is-alive";
import { portsInARow } from "../support/free-ports";

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  /** Whether a process that it started runs on. */
  readonly leftRunning: boolean;
}

/** Starts the local system with an app that should not start, and waits for its end. */
export async function startToEnd(app: string): Promise<Ended> {
  const data = await mkdtemp(join(tmpdir(), "data-"));
  const port = await portsInARow(4);
  const args = ["--app", app, "--port", String(port), "--data", data];
  // A group of its own: whatever it starts is in it.
  const child = spawn(process.execPath, [join(projectFolder, "local/start.js"), ...args], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  try {
    const [code, out, err] = await Promise.all([
      new Promise<number | null>((resolve) => child.once("exit", resolve)),
      text(child.stdout),
      text(child.stderr),
    ]);
    const group = -(child.pid as number);
    // The build's own process ends when it sees that its parent has.
    for (let tries = 0; isAlive(group) && tries < 100; tries++) await wait(20);
    return { code, output: out + err, leftRunning: isAlive(group) };
  } finally {
    if (child.pid !== undefined && isAlive(-child.pid)) process.kill(-child.pid, "SIGKILL");
    await rm(data, { recursive: true, force: true });
  }
}
