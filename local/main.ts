/** The command behind `npm start`: builds, starts the whole system, stops it on Ctrl-C. */
import { type BundleName, buildAll, stopBuilding } from "../build/bundles";
import { routes } from "../runtime/routes";
import { parseOptions, usage } from "./options";
import { type System, startSystem } from "./system";
import { UserError } from "./user-error";
import { watchSources } from "./watch";

const log = (line: string) => console.log(line);

async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) return log(usage);
  const writeKey = process.env.BLOG_WRITE_KEY || undefined;

  const stop = { requested: false, run: async () => {} };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, () => {
      stop.requested = true;
      void stop.run();
    });
  }
  await buildAll();
  if (!options.watch) await stopBuilding();
  const system = await startSystem({ ...options, writeKey, log });
  const unwatch = options.watch ? watchFor(system) : () => {};
  stop.run = async () => {
    unwatch();
    await system.close();
    process.exit(0);
  };
  if (stop.requested) return stop.run();
  log(describe(system, writeKey !== undefined));
}

function describe({ urls, seeded }: System, locked: boolean): string {
  const rows = routes.map(
    ({ method, path, name }) => `  ${method.padEnd(6)} ${path.padEnd(11)} ${name}`,
  );
  return `
  Page        ${urls.page}
  Functions   ${urls.functions}
  Containers  ${urls.containers}
  Database    ${urls.database}

${rows.join("\n")}

  ${locked ? "Writes need the key of BLOG_WRITE_KEY." : "Writes are open to all: set BLOG_WRITE_KEY to lock them."}${
    seeded ? "\n  The database is new: a few posts were written." : ""
  }
Ready in ${Math.round(performance.now())} ms. Ctrl-C stops all of it.
`;
}

function watchFor(system: System): () => void {
  const reload = async (changed: readonly BundleName[]) => {
    if (changed.includes("functions") || changed.includes("runtime client")) {
      await system.replaceFunctions();
    }
    if (changed.includes("containers")) await system.restartContainers();
    log(`Rebuilt: ${changed.join(", ")}.`);
  };
  return watchSources(reload, (message) => {
    log(`${message}\nThe last good build goes on running.`);
  });
}

main().catch((error: Error) => {
  console.error(error instanceof UserError ? error.message : error.stack);
  // A part that is still open must not keep a failed start alive.
  process.exit(1);
});
