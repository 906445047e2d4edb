import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { projectFolder } from "../../build/project";
import { freePorts } from "../../compare/run/free-ports";
import { guard } from "../../local/functions/guardian";
import { watching } from "../doors";
import type { Session } from "../session";

/** What is told as not tried where the app does not get so far. */
const TRIED = "SIGTERM without the adapter";
const OPEN_MS = 4_000;
const STOP_MS = 3_000;
/** Of what it complains of, so many characters of the last. */
const MOST_SAID = 4_000;

/**
 * The app by itself, as a container without the adapter would start it: whether it listens on the port that
 * it is told, and ends when it is asked to. Only for an app that listens by itself.
 */
export async function checkBare(session: Session): Promise<void> {
  const { app, doors, folder, observed } = session.options;
  // The adapter's own is one of them, and the app's another.
  const listened = observed.of("listen").filter(({ door, web }) => web && door === "containers-1");
  const pids = listened.map(({ pid }) => pid);
  if (new Set(pids).size === pids.length) {
    return session.leave(TRIED, "the app does not listen by itself");
  }
  const fixed = listened.find(({ told, port }) => !told && port)?.port;
  if (fixed && (await answers(fixed))) {
    return session.leave(TRIED, `its fixed port ${fixed} is in use here`);
  }
  const tmp = join(folder, "tmp", "bare");
  await mkdir(tmp, { recursive: true });
  const port = fixed ?? (await freePorts(1));
  const options = doors.environment.NODE_OPTIONS;
  const readOnly = ["--require", join(projectFolder, "local/read-only.js")];
  const typescript = /\.[cm]?ts$/.test(app.entry)
    ? ["--import", String(pathToFileURL(require.resolve("tsx")))]
    : [];
  const child = spawn(process.execPath, [...readOnly, ...typescript, app.entry], {
    cwd: app.folder,
    env: {
      ...doors.environment,
      ...watching("bare", { tmp, folder, app, options }),
      PATH: process.env.PATH,
      PORT: String(port),
      NODE_ENV: "production",
    },
    stdio: ["ignore", "ignore", "pipe"],
  });
  guard(child);
  let complaint = "";
  child.stderr.on("data", (text) => {
    complaint = `${complaint}${text}`.slice(-MOST_SAID);
  });
  const ended = once(child, "exit") as Promise<[number | null, NodeJS.Signals | null]>;
  try {
    const isGone = () => child.exitCode !== null || child.signalCode !== null;
    if (!(await opens(port, isGone))) {
      const said = /^\w*Error.*$/m.exec(complaint)?.[0];
      const where = fixed ? `port ${fixed}` : "PORT";
      const why = isGone()
        ? `ended${said ? ` (${said})` : ""} before it listened on ${where}`
        : `did not listen on ${where} within ${OPEN_MS / 1_000} s`;
      return session.leave(TRIED, `the app, started by itself, ${why}`);
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
    if (await answers(port)) return true;
  }
  return false;
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => {
      socket.destroy();
      resolve(true);
    }).on("error", () => resolve(false));
  });
