import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../../../build/project";

/**
 * Runs a program of `programs/` in plain Node, since to Jest's realm the errors of Node's own modules are
 * strangers, which the SDK wraps. @returns what it printed, which is JSON
 */
export async function outside<Result>(program: string): Promise<Result> {
  const file = join(__dirname, "programs", `${program}.ts`);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--require", "tsx/cjs", "--unhandled-rejections=strict", file],
    { cwd: projectFolder, maxBuffer: 64 << 20, timeout: 590_000 },
  );
  return JSON.parse(stdout);
}

/** What two clients said to the same. */
export interface Compared {
  readonly name: string;
  readonly sdk: unknown;
  readonly lean: unknown;
}
