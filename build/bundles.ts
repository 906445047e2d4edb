import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type BuildFailure, type BuildOptions, build, type Metafile, stop } from "esbuild";
import { type App, findApp } from "./app/find-app";
import { shipFiles } from "./app/ship-files";
import { besides } from "./besides";
import { type Bundle, type BundleName, bundlesOf, isOfApp } from "./bundles-of";
import { explain } from "./explain";
import { placeBanner } from "./plugins/app-plugin";
import { isTwice, withoutUnit } from "./plugins/sdk-unit-plugin";
import { projectFolder } from "./project";
import { replace } from "./replace";
import { noticesOf, sbomOf, thirdPartiesOf } from "./third-party";

export interface Built {
  readonly bundle: Bundle;
  /** The bundle's file, relative to the project's folder. */
  readonly output: string;
  readonly metafile: Metafile;
  /** Whether it is another than the last time. */
  readonly changed: boolean;
}

/** Makes one bundle. @throws UserError where an app cannot be bundled, else esbuild's failure */
export async function buildBundle(bundle: Bundle, app: App): Promise<Built> {
  const { outputFiles = [], metafile } = await bundled(bundle, app);
  const output = relative(projectFolder, outputFiles[0]?.path ?? "");
  const folder = join(projectFolder, dirname(bundle.output));
  const files = [
    ...outputFiles.map(({ path, contents }) => ({ path, contents })),
    ...besides(bundle.name, app, basename(output)).map(({ name, text }) => ({
      path: join(folder, name),
      contents: Buffer.from(text),
    })),
    ...(isOfApp(bundle) ? await shippedBeside(folder, metafile, app) : []),
  ];
  const changes = await Promise.all(files.map(({ path, contents }) => replace(path, contents)));
  if (!isOfApp(bundle)) return { bundle, output, metafile, changed: changes.includes(true) };
  const shipped = await shipFiles(app, folder);
  await keepOnly(folder, [...files.map(({ path }) => basename(path)), ...shipped.names]);
  return { bundle, output, metafile, changed: changes.includes(true) || shipped.changed };
}

/** What is in a bundle, and what its licences ask for: so it is in the zip and in the image. */
async function shippedBeside(folder: string, metafile: Metafile, app: App) {
  const parties = await thirdPartiesOf(metafile);
  const texts = {
    "sbom.json": sbomOf(app.manifest.name, parties),
    "THIRD-PARTY-NOTICES.txt": noticesOf(parties),
  };
  return Object.entries(texts).map(([name, text]) => ({
    path: join(folder, name),
    contents: Buffer.from(text),
  }));
}

/** Without the SDK's unit where an app has its classes by another way too. */
async function bundled(bundle: Bundle, app: App) {
  try {
    return await bundledWith(bundle.options, bundle, app);
  } catch (error) {
    if (!isTwice((error as Partial<BuildFailure>).errors ?? [])) throw error;
    return bundledWith(withoutUnit(bundle.options), bundle, app);
  }
}

/** An app with a top-level `await` becomes an ES module, all others CommonJS, which starts sooner. */
async function bundledWith(its: BuildOptions, bundle: Bundle, app: App) {
  const options = {
    ...its,
    absWorkingDir: projectFolder,
    entryPoints: [bundle.source],
    outfile: bundle.output,
    metafile: true as const,
    write: false as const,
  };
  try {
    return await build(options);
  } catch (error) {
    if (!isOfApp(bundle)) throw error;
    const { errors = [] } = error as BuildFailure;
    if (isTwice(errors)) throw error;
    if (!errors.some(({ text }) => /top-level await/i.test(text))) throw explain(error, app);
  }
  return build({
    ...options,
    format: "esm",
    supported: {},
    outfile: bundle.output.replace(/\.c?js$/, ".mjs").replace(/index\.mjs$/, "app.mjs"),
    banner: { js: placeBanner.esm },
  }).catch((error) => Promise.reject(explain(error, app)));
}

/** The folder is what Lambda gets: what an older build left there would be shipped too. */
async function keepOnly(folder: string, kept: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter((name) => !kept.includes(name) && !name.endsWith(".part"))) {
    await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** Makes the named bundles, all by default, with an app: by default the one that comes along. */
export async function buildAll(
  names?: readonly BundleName[],
  app?: App,
): Promise<readonly Built[]> {
  const its = app ?? (await findApp());
  const wanted = bundlesOf(its).filter(({ name }) => names?.includes(name) ?? true);
  return Promise.all(wanted.map((bundle) => buildBundle(bundle, its)));
}

/** Ends esbuild's process, which otherwise waits for more to build and holds 200 MB. */
export async function stopBuilding(): Promise<void> {
  await stop();
}
