/** `npm run compose [-- arguments]`: the bundles, then Compose, in whichever version is here. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { writeAppFiles } from "../build/app/app-files";
import { type App, findApp } from "../build/app/find-app";
import { buildAll } from "../build/bundles";
import { projectFolder } from "../build/project";
import { keyProblems } from "../runtime/app/key-rule";
import { allowedHosts } from "../runtime/app/own-hosts";

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

/** What compose.yaml is told of an app: where its builds are, and names that no other has. */
export function composeEnvironment(app: App, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // Keys go no further: their hashes are in the app's environment file.
  const others = Object.entries(env).filter(([name]) => !(name in app.manifest.keys));
  const name = app.output === "dist" ? {} : namesOf(app);
  return { ...Object.fromEntries(others), ...name };
}

function namesOf({ output, manifest }: App) {
  return {
    COMPOSE_PROJECT_NAME: `functions-or-containers-${manifest.name}`,
    APP_IMAGE: `functions-or-containers-${manifest.name}:local`,
    APP_OUTPUT: join(projectFolder, output),
    DOCKERFILE: join(projectFolder, "docker/Dockerfile"),
  };
}

async function main(args: readonly string[]): Promise<void> {
  const [program, ...first] = findCompose();
  const { app: reference, allowed, rest } = takeOurs(args);
  const app = await findApp(reference);
  const problems = keyProblems(app.manifest, process.env);
  if (problems.length > 0) throw new Error(problems.join("\n"));
  await buildAll(undefined, app);
  for (const name of await writeAppFiles(app, process.env)) {
    console.error(`${name} holds characters that Compose cannot pass on: it is left out.`);
  }
  const all = [...first, "--file", composeFile, ...(rest.length > 0 ? rest : ["up", "--build"])];
  const env = { ...composeEnvironment(app, process.env), ...(allowed[0] && allowedHosts(allowed)) };
  const compose = spawn(program, all, { stdio: "inherit", env });
  // Ctrl-C reaches Compose too, which then stops the containers: its end is ours.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => compose.kill("SIGTERM"));
  const [code] = (await once(compose, "exit")) as [number | null];
  process.exitCode = code ?? 1;
}

/** `--app X` and `--allow-host NAME`, which may be said several times, are ours; all else is Compose's. */
export function takeOurs(args: readonly string[]) {
  let app: string | undefined;
  const allowed: string[] = [];
  const rest: string[] = [];
  const left = args.values();
  for (const arg of left) {
    if (arg === "--app") app = left.next().value;
    else if (arg === "--allow-host") allowed.push(nameOf(left.next().value));
    else rest.push(arg);
  }
  return { app, allowed, rest };
}

function nameOf(value: string | undefined): string {
  if (value) return value.toLowerCase();
  throw new Error("--allow-host needs a name: --allow-host box.lan");
}

if (require.main === module) {
  main(process.argv.slice(2)).catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
