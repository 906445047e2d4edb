import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { App } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";

/** The report of `npm run check`, or a sentence on why there is none. */
export type Checked = { readonly report: object } | { readonly message: string };

/** Exit codes of the command that has written a report: nothing must change, something must. */
const REPORTED = [0, 3];

/**
 * Runs `npm run check` on an app, one run at a time.
 *
 * @param port where this system has its page: the commands of the report are for it
 * @returns what runs it until its signal says that nobody waits any more; undefined while it runs already
 */
export function appCheck({ folder, entry }: App, port: number) {
  // The file where the manifest is beside it: a folder may hold several apps.
  const app = dirname(entry) === folder ? entry : folder;
  let runs = false;
  return async (gone: AbortSignal): Promise<Checked | undefined> => {
    if (runs) return undefined;
    runs = true;
    const made = await mkdtemp(join(tmpdir(), "check-"));
    try {
      return await run(app, port, join(made, "report.json"), gone);
    } finally {
      runs = false;
      await rm(made, { recursive: true, force: true });
    }
  };
}

function run(app: string, port: number, file: string, gone: AbortSignal): Promise<Checked> {
  const program = join(projectFolder, "check/start.js");
  const child = spawn(
    process.execPath,
    [program, "--json", file, "--app", app, "--port", String(port)],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  // As Ctrl-C does: it ends what it has started first.
  const end = () => child.kill("SIGINT");
  gone.addEventListener("abort", end);
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = `${said}${chunk}`.slice(-4_000);
  });
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ message: error.message }));
    child.once("close", async (code) => {
      gone.removeEventListener("abort", end);
      if (!REPORTED.includes(code ?? -1)) return resolve({ message: wordsOf(said) });
      resolve({ report: JSON.parse(await readFile(file, "utf8")) });
    });
  });
}

/** What it said last, without the steps that it told before. */
const wordsOf = (said: string): string =>
  said
    .split("\n")
    .filter((line) => line !== "" && !line.endsWith(" ..."))
    .join("\n") || "The check ended without a word.";
