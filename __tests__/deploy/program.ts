import { spawn } from "node:child_process";
import { once } from "node:events";

export interface ProgramResult {
  readonly command: string;
  readonly code: number;
  /** Both outputs, as they came, without colours. */
  readonly output: string;
}

const colours = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, "g");

/** Runs a program to its end, with all that it starts; ends it where it takes longer. */
export async function runToEnd(
  program: string,
  args: readonly string[],
  folder: string,
  env: NodeJS.ProcessEnv,
  limitMs: number,
): Promise<ProgramResult> {
  const child = spawn(program, args, { cwd: folder, env, stdio: ["ignore", "pipe", "pipe"] });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => parts.push(part));
  }
  const timer = setTimeout(() => child.kill("SIGINT"), limitMs);
  const [code, signal] = await once(child, "close");
  clearTimeout(timer);
  return {
    command: [program, ...args].join(" "),
    code: signal === null ? code : -1,
    output: parts.join("").replace(colours, ""),
  };
}
