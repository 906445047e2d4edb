import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepLock } from "../build/keep-lock";
import { type PageApp, toUrlsScript } from "../build/urls";

/**
 * The text of `urls.js` for what cdktf writes with `--outputs-file`: each stack's outputs, by name.
 *
 * @throws an error that names the output that is missing
 */
export function urlsOf(outputs: unknown, app: PageApp): string {
  const [stack] = Object.values(Object(outputs));
  const read = (name: string): string => {
    const value = Object(stack)[name];
    if (typeof value !== "string") throw new Error(`The stack has no output ${name}.`);
    return value;
  };
  return toUrlsScript(
    [
      {
        OutputKey: "FunctionsURL",
        OutputValue: read("FunctionsURL"),
        Description: "API Gateway and Lambda",
      },
      {
        OutputKey: "ContainersURL",
        OutputValue: read("ContainersURL"),
        Description: "ALB and Fargate",
      },
    ],
    app,
  );
}

export interface Place {
  /** The project's folder. */
  readonly folder: string;
  /** cdktf's program, which Node runs. */
  readonly cdktf: string;
  /** What the page is to know of the app. */
  readonly app: PageApp;
}

/**
 * `cdktf deploy` with these arguments, and then `html/urls.js` with the direct addresses, so that the
 * page opens from disk and talks to what was deployed; the providers that Terraform took are kept in its
 * lock file.
 *
 * @returns the exit code of cdktf; `urls.js` is written only where that is 0
 */
export function runCdktf(args: readonly string[], { folder, cdktf, app }: Place): number {
  const temporary = mkdtempSync(join(tmpdir(), "outputs-"));
  const file = join(temporary, "outputs.json");
  try {
    const { status } = spawnSync(
      process.execPath,
      [cdktf, "deploy", "--outputs-file", file, ...args],
      { cwd: folder, stdio: "inherit" },
    );
    if (status !== 0) return status ?? 1;
    const outputs = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(join(folder, "html/urls.js"), urlsOf(outputs, app));
    // What Terraform took for the first time is there only now: the next checkout takes the same.
    for (const stack of Object.keys(outputs)) {
      keepLock(folder, join(folder, "cdktf.out/stacks", stack));
    }
    console.log("html/index.html, opened from disk, now talks to what was deployed.");
    return 0;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}
