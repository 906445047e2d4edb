import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { App } from "../app/find-app";
import { shipFiles } from "../app/ship-files";
import { type Built, buildBundle } from "../bundles";
import { type Bundle, type BundleName, bundlesOf, isOfApp } from "../bundles-of";
import { projectFolder } from "../project";
import { followedBy } from "./followed";
import { isSince, Stamper, type Stamps } from "./stamps";

/** What a bundle was made of, and what came of it. */
interface MadeOf {
  readonly how: string;
  readonly stamps: Stamps;
}

/**
 * Makes those of the named bundles, all by default, that are not there as a build would make them.
 *
 * @returns which it made
 */
export async function buildStale(
  names: readonly BundleName[] | undefined,
  app: App,
): Promise<readonly BundleName[]> {
  return makeStale(
    bundlesOf(app).filter(({ name }) => names?.includes(name) ?? true),
    app,
  );
}

/** The same, of any bundles. */
export async function makeStale(
  wanted: readonly Bundle[],
  app: App,
): Promise<readonly BundleName[]> {
  const stamper = new Stamper();
  const fresh = wanted.filter((bundle) => isFresh(bundle, app, stamper));
  const stale = wanted.filter((bundle) => !fresh.includes(bundle));
  const from = Date.now();
  const shipping = fresh
    .filter(isOfApp)
    .map((bundle) => shipFiles(app, join(projectFolder, dirname(bundle.output))));
  const built = await Promise.all(stale.map((bundle) => buildBundle(bundle, app)));
  await Promise.all(shipping);
  for (const one of built) remember(one, app, from);
  return stale.map(({ name }) => name);
}

function isFresh(bundle: Bundle, app: App, stamper: Stamper): boolean {
  try {
    const record: MadeOf = JSON.parse(readFileSync(recordOf(bundle, app), "utf8"));
    return record.how === howOf(bundle, app) && stamper.hold(record.stamps);
  } catch {
    return false;
  }
}

/** Writes down what it was made of, where nothing of that changed meanwhile. */
function remember({ bundle, metafile }: Built, app: App, from: number): void {
  const inputs = Object.keys(metafile.inputs)
    .filter((input) => !/^\w[\w-]+:/.test(input))
    .map((input) => resolve(projectFolder, input));
  const followed = followedBy(inputs, [projectFolder, app.folder]);
  const stamper = new Stamper();
  if (followed?.files.some((file) => isSince(stamper.of(file), from)) ?? true) return;
  const outputs = Object.keys(metafile.outputs).map((output) => resolve(projectFolder, output));
  const stamps = stamper.all([
    ...(followed?.files ?? []),
    ...(followed?.folders ?? []),
    ...outputs,
    ...(isOfApp(bundle) ? besidesOf(dirname(join(projectFolder, bundle.output))) : []),
  ]);
  const file = recordOf(bundle, app);
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  writeFileSync(part, JSON.stringify({ how: howOf(bundle, app), stamps }));
  renameSync(part, file);
}

/** All of a folder is shipped: what is put there or taken away makes it another. */
function besidesOf(folder: string): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return [folder, ...files.map(({ name }) => join(folder, name))];
}

/** What is said to esbuild; of its plugins, whose sources are followed, what they are told of the app. */
function howOf(bundle: Bundle, app: App): string {
  const { NODE_PATH, ESBUILD_BINARY_PATH } = process.env;
  const its = isOfApp(bundle) ? app : undefined;
  return JSON.stringify([bundle, its, process.version, NODE_PATH, ESBUILD_BINARY_PATH]);
}

/** With what was made of an app, goes what was written down of it. */
function recordOf(bundle: Bundle, app: App): string {
  const name = createHash("sha256").update(bundle.output).digest("hex").slice(0, 16);
  const folder = isOfApp(bundle) ? app.output : "dist";
  return join(projectFolder, folder, "made-of", `${name}.json`);
}
