/** The command behind `npm start`: builds, starts the whole system, stops it on Ctrl-C. */
import { join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { type App, findApp } from "../build/app/find-app";
import { stopBuilding } from "../build/bundles";
import type { BundleName } from "../build/bundles-of";
import { projectFolder } from "../build/project";
import { buildStale } from "../build/stale/build-stale";
import { pageApp, toUrlsScript } from "../build/urls";
import { UserError } from "../build/user-error";
import { keyProblems } from "../runtime/app/key-rule";
import { logWriter } from "../runtime/app/log-writer";
import { endWithNpm } from "./end-with-npm";
import { parseOptions, usage, usual } from "./options";
import { prettyLine } from "./pretty-line";
import { type System, startSystem } from "./system";
import { writeUrls } from "./write-urls";

const log = logWriter((text) => process.stdout.write(text));

const colours = process.stdout.hasColors?.() ?? false;
const logPretty = (line: string) => {
  const pretty = prettyLine(line);
  if (pretty !== undefined) log(colours ? pretty : stripVTControlCharacters(pretty));
};

const stop = { requested: false, run: async () => {} };

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return log(usage);

  const end = () => {
    stop.requested = true;
    void stop.run();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, end);
  void endWithNpm(process.env, end);
  const found = await findApp(options.app);
  const app = options.inspect ? debugged(found) : found;
  const problems = keyProblems(app.manifest, process.env);
  if (problems.length > 0) throw new UserError(problems.join("\n"));
  await buildStale(undefined, app);
  if (!options.watch) await stopBuilding();
  const system = await startSystem({
    ...options,
    app,
    // Each app has data of its own.
    data: join(options.data, relative("dist", found.output)),
    env: process.env,
    log: options.log === "pretty" ? logPretty : log,
  });
  const unwatch = options.watch ? await watchFor(system, app) : () => {};
  stop.run = async () => {
    unwatch();
    await system.close();
    process.exit(0);
  };
  if (stop.requested) return stop.run();
  // A run with data of its own is somebody's trial beside the usual one.
  if (options.data === usual.data) {
    writeUrls(
      join(projectFolder, "html/urls.js"),
      toUrlsScript(system.outputs, pageApp(found.manifest)),
    );
  }
  log(describe(system, app));
}

/** Bundles that a debugger can read are no longer those that are deployed: they stand beside these. */
const debugged = (app: App): App => ({
  ...app,
  output: join(app.output, "debugged"),
  debugged: true,
});

function describe({ urls, seeded, inspectors }: System, { manifest }: App): string {
  const width = Math.max(11, ...manifest.routes.map(({ path }) => path.length));
  const rows = manifest.routes.map(
    ({ method, path, name }) => `  ${method.padEnd(6)} ${path.padEnd(width)} ${name}`,
  );
  const keys = Object.entries(manifest.keys).map(([name, { protects }]) =>
    process.env[name]
      ? `  ${protects} need the key of ${name}.`
      : `  ${protects} are open to all: set ${name} to lock them.`,
  );
  const notes = [
    ...inspectors.map((line) => `  ${line}`),
    ...keys,
    ...(seeded ? ["  The database is new: the app's first data were sent."] : []),
  ];
  return `
  Page        ${urls.page}
  Functions   ${urls.functions}
  Containers  ${urls.containers}
  Database    ${urls.database}

${rows.join("\n")}

${[...notes, `Ready in ${Math.round(performance.now())} ms. Ctrl-C stops all of it.`].join("\n")}
`;
}

async function watchFor(system: System, app: App): Promise<() => void> {
  const { watchSources } = await import("./watch");
  const reload = async (changed: readonly BundleName[]) => {
    if (changed.includes("functions") || changed.includes("runtime client")) {
      await system.replaceFunctions();
    }
    if (changed.includes("containers")) await system.restartContainers();
    log(`Rebuilt: ${changed.join(", ")}.`);
  };
  return watchSources(app, reload, (message) => {
    log(`${message}\nThe last good build goes on running.`);
  });
}

/** How long a signal may take to be heard of, in milliseconds. */
const HEARD_MS = 100;

main().catch(async (error: Error) => {
  // A signal to all of a terminal's programs may end the build before it is heard of here; what a stop
  // cut off is no failure.
  await new Promise((resolve) => setTimeout(resolve, HEARD_MS));
  if (stop.requested) process.exit(0);
  console.error(error instanceof UserError ? error.message : error.stack);
  // A part that is still open must not keep a failed start alive.
  process.exit(1);
});
