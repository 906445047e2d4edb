import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { projectFolder } from "../../build/project";
import { freePorts } from "../../compare/run/free-ports";
import { watching } from "../doors";
import type { Session } from "../session";

const OPEN_MS = 4_000;
const STOP_MS = 3_000;

/**
 * The app by itself, as a container without the adapter would start it: whether it listens on the port that
 * it is told, and ends when it is asked to. Only for an app that listens by itself.
 */
export async function checkBare(session: Session): Promise<void> {
  const { app, doors, folder, observed } = session.options;
  // The adapter's own is one of them, and the app's another.
  const listened = observed.of("listen").filter(({ door, web }) => web && door === "containers-1");
  if (listened.length < 2) {
    return session.leave("SIGTERM without the adapter", "the app does not listen by itself");
  }
  const tmp = join(folder, "tmp", "bare");
  await mkdir(tmp, { recursive: true });
  const port = await freePorts(1);
  const options = doors.environment.NODE_OPTIONS;
  const guards = ["local/exit-with-parent.js", "local/read-only.js"];
  const typescript = /\.[cm]?ts$/.test(app.entry) ? [require.resolve("tsx/cjs")] : [];
  const required = [...guards.map((name) => join(projectFolder, name)), ...typescript];
  const child = spawn(
    process.execPath,
    [...required.flatMap((name) => ["--require", name]), app.entry],
    {
      cwd: app.folder,
      env: {
        ...doors.environment,
        ...watching("bare", { tmp, folder, app, options }),
        PATH: process.env.PATH,
        PORT: String(port),
        NODE_ENV: "production",
      },
      stdio: ["pipe", "ignore", "ignore"],
    },
  );
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  try {
    const open = await opens(port, () => child.exitCode !== null || child.signalCode !== null);
    if (!open) {
      return session.leave(
        "SIGTERM without the adapter",
        `the app, started by itself, did not listen on PORT within ${OPEN_MS / 1_000} s`,
      );
    }
    child.kill("SIGTERM");
    const end = await Promise.race([ended, wait(STOP_MS, undefined, { ref: false })]);
    if (end === undefined) {
      session.find("sigterm", `It runs on ${STOP_MS / 1_000} s after SIGTERM.`);
    } else if (end[1] === "SIGTERM") {
      session.find(
        "sigterm",
        "Nothing listens for SIGTERM: by itself it ends at once, and as a container's first process not at all.",
      );
    }
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL");
      await ended;
    }
  }
}

async function opens(port: number, gone: () => boolean): Promise<boolean> {
  for (const until = Date.now() + OPEN_MS; Date.now() < until && !gone(); await wait(30)) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => {
        socket.destroy();
        resolve(true);
      }).on("error", () => resolve(false));
    });
    if (open) return true;
  }
  return false;
}
