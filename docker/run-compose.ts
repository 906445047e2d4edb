/** `npm run compose [-- arguments]`: the bundles, then Compose, in whichever version is here. */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { buildAll } from "../build/bundles";

/** Compose 2 is a plugin of Docker's, Compose 1 a program of its own. */
export const composeCommands: readonly (readonly [string, ...string[]])[] = [
  ["docker", "compose"],
  ["docker-compose"],
];

export type Runs = (command: readonly string[]) => boolean;

const runs: Runs = ([program = "", ...args]) =>
  spawnSync(program, [...args, "version"], { stdio: "ignore" }).status === 0;

/** Throws an error that says how to get Compose where there is none. */
export function findCompose(check: Runs = runs): readonly [string, ...string[]] {
  const found = composeCommands.find(check);
  if (found) return found;
  throw new Error("Docker Compose is missing: https://docs.docker.com/compose/install/");
}

export const composeFile = join(__dirname, "compose.yaml");

/** The key itself reaches no container. */
export function composeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { BLOG_WRITE_KEY: key, ...others } = env;
  if (!key) return others;
  return { ...others, BLOG_WRITE_KEY_SHA256: createHash("sha256").update(key).digest("hex") };
}

async function main(args: readonly string[]): Promise<void> {
  const [program, ...first] = findCompose();
  await buildAll();
  const all = [...first, "--file", composeFile, ...(args.length > 0 ? args : ["up", "--build"])];
  const env = composeEnvironment(process.env);
  const compose = spawn(program, all, { stdio: "inherit", env });
  // Ctrl-C reaches Compose too, which then stops the containers: its end is ours.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => compose.kill("SIGTERM"));
  const [code] = (await once(compose, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
