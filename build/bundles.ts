import { readdir, rm } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { type BuildFailure, type BuildOptions, build, type Metafile, stop } from "esbuild";
import { appPlugin, placeBanner, placeDefines } from "./app-plugin";
import { besides } from "./besides";
import { databasePlugin } from "./database-plugin";
import { explain } from "./explain";
import { type App, findApp } from "./find-app";
import { namesPlugin } from "./names-plugin";
import { projectFolder } from "./project";
import { replace } from "./replace";
import { sdkPlugin } from "./sdk-plugin";
import { shipFiles } from "./ship-files";
import { standInsOf, standInsPlugin } from "./stand-ins-plugin";

export type BundleName =
  | "functions"
  | "containers"
  | "runtime client"
  | "page"
  | "table service"
  | "functions service"
  | "page service"
  | "synth";

export interface Bundle {
  readonly name: BundleName;
  /** Relative to the project's folder. */
  readonly source: string;
  readonly output: string;
  readonly options: BuildOptions;
}

const common: BuildOptions = { bundle: true, minify: true, metafile: true, logLevel: "silent" };

/** For Node 22, the newest that Lambda and the AWS provider both know. */
const node: BuildOptions = {
  ...common,
  platform: "node",
  target: "node22",
  format: "cjs",
  // As `require`, which loads at once what `import()` would load in a turn of its own.
  supported: { "dynamic-import": false },
  // Names stay, for people who read a stack trace.
  keepNames: true,
  plugins: [sdkPlugin],
};

/** The bundles that an app is in. */
export const isOfApp = ({ name }: Bundle): boolean => name === "functions" || name === "containers";

/** The bundles of the whole system with an app. */
export function bundlesOf(app: App): readonly Bundle[] {
  return [
    {
      name: "functions",
      source: "runtime/lambda.ts",
      output: `${app.output}/functions/app.cjs`,
      options: withApp(app, {
        // Lambda hands an instance its credentials in the environment.
        "@aws-sdk/credential-provider-node": "./build/stand-ins/lambda-credentials.js",
      }),
    },
    {
      name: "containers",
      source: "runtime/container.ts",
      output: `${app.output}/containers/index.js`,
      options: withApp(app, {}),
    },
    {
      name: "runtime client",
      source: "local/functions/runtime-client.ts",
      output: "dist/local/runtime-client.js",
      // Imports the functions' module, whose folder it learns at run time.
      options: { ...common, platform: "node", target: "node20", format: "cjs" },
    },
    {
      name: "page",
      source: "html/src/main.ts",
      output: "html/page.js",
      // A classic script: browsers load no modules from file:.
      options: { ...common, platform: "browser", target: "es2020", format: "iife" },
    },
    service("table"),
    service("functions"),
    service("page"),
  ];
}

function withApp(app: App, standIns: Readonly<Record<string, string>>): BuildOptions {
  const beside = app.manifest.bundle === false;
  const own = app.manifest.bundle === false ? {} : app.manifest.bundle.alias;
  return {
    ...node,
    ...(beside && { supported: {} }),
    alias: {
      ...standIns,
      ...Object.fromEntries(
        Object.entries(own).map(([name, file]) => [name, join(app.folder, file)]),
      ),
    },
    banner: { js: placeBanner.cjs },
    define: {
      ...placeDefines,
      // What a build left out its bundle leaves out wherever it runs.
      "process.env.PLAIN": JSON.stringify(process.env.PLAIN ?? ""),
    },
    plugins: [
      appPlugin(app, beside ? "beside" : "bundled"),
      databasePlugin,
      sdkPlugin,
      standInsPlugin(standInsOf(process.env)),
      namesPlugin,
    ],
  };
}

/** What stands beside the containers' own image in docker/compose.yaml. */
function service(name: "table" | "functions" | "page"): Bundle {
  return {
    name: `${name} service`,
    source: `docker/services/${name}.ts`,
    output: `dist/services/${name}.js`,
    options: node,
  };
}

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
  ];
  const changes = await Promise.all(files.map(({ path, contents }) => replace(path, contents)));
  if (!isOfApp(bundle)) return { bundle, output, metafile, changed: changes.includes(true) };
  const shipped = await shipFiles(app, folder);
  await keepOnly(folder, [...files.map(({ path }) => basename(path)), ...shipped.names]);
  return { bundle, output, metafile, changed: changes.includes(true) || shipped.changed };
}

/** An app with a top-level `await` becomes an ES module, all others CommonJS, which starts sooner. */
async function bundled(bundle: Bundle, app: App) {
  const options = {
    ...bundle.options,
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
