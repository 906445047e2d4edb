import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { commandOf, docker as dockerTool } from "./tools";

const run = promisify(execFile);

/** Runs `docker` and gives its standard output. Throws with the command and what it said. */
export async function docker(...args: string[]): Promise<string> {
  return runProgram(commandOf(dockerTool), args);
}

/** Runs a program to its end. Bounded in time, so that a test never hangs on it. */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  try {
    const { stdout } = await run(program, args, { env, timeout: 120_000, maxBuffer: 64 << 20 });
    return stdout.trim();
  } catch (error) {
    const { stderr, stdout, message } = error as Error & { stderr?: string; stdout?: string };
    throw new Error(`${program} ${args.join(" ")} failed: ${stderr || stdout || message}`);
  }
}

/** Whether the command succeeds: for questions such as "is this image here?". */
export async function succeeds(...args: string[]): Promise<boolean> {
  return docker(...args).then(
    () => true,
    () => false,
  );
}

/** A name that no other run uses, for containers, networks and projects. */
export function uniqueName(what: string): string {
  return `blog-test-${what}-${process.pid}-${Date.now().toString(36)}`;
}

/** What `docker inspect` says of a container, as far as the tests ask. */
export interface Inspected {
  readonly State: {
    readonly Status: string;
    readonly ExitCode: number;
    readonly OOMKilled: boolean;
    readonly Health?: { readonly Status: string };
  };
  readonly NetworkSettings: {
    readonly Ports: Readonly<
      Record<string, readonly { HostIp: string; HostPort: string }[] | null>
    >;
  };
}

export async function inspect(container: string): Promise<Inspected> {
  const [first] = JSON.parse(await docker("inspect", container)) as Inspected[];
  if (first === undefined) throw new Error(`docker inspect ${container} gave nothing`);
  return first;
}

/** The port on 127.0.0.1 that leads to a container's port. */
export async function publishedPort(container: string, port: number): Promise<number> {
  const bindings = (await inspect(container)).NetworkSettings.Ports[`${port}/tcp`];
  if (!bindings?.[0]) throw new Error(`${container} publishes no port ${port}`);
  return Number(bindings[0].HostPort);
}
