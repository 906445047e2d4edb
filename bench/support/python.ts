import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Whether a Python is here with these modules.
 *
 * @returns why not and how to get them; undefined where all are there
 */
export async function missingOfPython(modules: readonly string[]): Promise<string | undefined> {
  const check = modules.map((name) => `import ${name}`).join("\n");
  try {
    await promisify(execFile)("python3", ["-c", check]);
    return undefined;
  } catch (error) {
    const { code } = error as { code?: unknown };
    return code === "ENOENT"
      ? "there is no python3 on the PATH"
      : `python3 lacks one of them: pip install ${modules.join(" ")}`;
  }
}
