import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import type { App } from "../../build/app/find-app";
import { buildAll } from "../../build/bundles";
import { projectFolder } from "../../build/project";

/** A function, ready to be started: the folder that would be its zip. */
export interface Package {
  readonly name: string;
  readonly ours?: true;
  /** Absolute. */
  readonly folder: string;
  /** Relative to the folder: what the handler is in. */
  readonly file: string;
  /** Why it could not be made. */
  readonly skipped?: string;
}

/** As esbuild's own guide bundles for Node, and nothing more. */
const plain: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node22",
  format: "cjs",
  logLevel: "silent",
  absWorkingDir: projectFolder,
};

/** One of bench/peers/functions, bundled plainly into a folder of its own. */
export async function peer(name: string, file: string, into: string): Promise<Package> {
  return bundled(name, into, { entryPoints: [`bench/peers/functions/${file}`] });
}

/** An app behind serverless-express as its guide says, bundled plainly. */
export async function plainExpress(app: App, into: string): Promise<Package> {
  const contents = `import * as entry from ${JSON.stringify(app.entry)};
import serverlessExpress from ${JSON.stringify("@vendia/serverless-express")};
const proxy = serverlessExpress({ app: entry.default ?? entry.app ?? entry.create() });
// Newer runtimes refuse a handler of three parameters, which its own is.
export const handler = (event, context) => proxy(event, context);`;
  const stdin = { contents, resolveDir: projectFolder };
  return bundled("plain serverless-express", into, { stdin });
}

/** The same app as this project bundles it. */
export async function ours(app: App): Promise<Package> {
  await buildAll(["functions"], app);
  const folder = join(projectFolder, app.output, "functions");
  return { name: "this project", ours: true, folder, file: "index.mjs" };
}

async function bundled(name: string, into: string, options: BuildOptions): Promise<Package> {
  const folder = join(into, name.replace(/\W+/g, "-"));
  const found = { name, folder, file: "index.js" };
  try {
    await build({ ...plain, ...options, outfile: join(folder, "index.js") });
    return found;
  } catch (error) {
    const missing = /Could not resolve "([^"]+)"/.exec(String(error))?.[1];
    if (missing === undefined) throw error;
    return { ...found, skipped: `${missing} is not installed: npm ci --prefix bench/peers` };
  }
}
