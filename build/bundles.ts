import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { type BuildOptions, build, type Metafile, stop } from "esbuild";

/** The project's folder: bundles are made from it and into it, wherever the command was given. */
export const projectFolder = join(__dirname, "..");

export type BundleName =
  | "functions"
  | "containers"
  | "runtime client"
  | "page"
  | "table service"
  | "functions service"
  | "page service";

export interface Bundle {
  readonly name: BundleName;
  /** Relative to the project's folder. */
  readonly source: string;
  readonly output: string;
  readonly options: BuildOptions;
}

const common: BuildOptions = { bundle: true, minify: true, metafile: true, logLevel: "silent" };

/** What the runtimes never use of large packages: each file says why. */
const shims = {
  "iconv-lite": "./build/shims/iconv-lite.js",
  "mime-db": "./build/shims/mime-db.js",
};

/** For Node 22, the newest that Lambda and the AWS provider both know. */
const node: BuildOptions = {
  ...common,
  platform: "node",
  target: "node22",
  format: "cjs",
  // Their ES modules where packages have them, so that what is not used can be left out.
  mainFields: ["module", "main"],
  // As `require`, which loads at once what `import()` would load in a turn of its own.
  supported: { "dynamic-import": false },
  // Names stay, for people who read a stack trace.
  keepNames: true,
  alias: shims,
};

export const bundles: readonly Bundle[] = [
  {
    name: "functions",
    source: "runtime/lambda.ts",
    output: "dist/functions/app.cjs",
    options: {
      ...node,
      alias: {
        ...shims,
        "@aws-sdk/credential-provider-node": "./build/shims/lambda-credentials.js",
      },
    },
  },
  {
    name: "containers",
    source: "runtime/container.ts",
    output: "dist/containers/index.js",
    options: node,
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

/** What stands beside the containers' own image in docker/compose.yaml. */
function service(name: "table" | "functions" | "page"): Bundle {
  return {
    name: `${name} service`,
    source: `docker/services/${name}.ts`,
    output: `dist/services/${name}.js`,
    options: node,
  };
}

/**
 * The functions' entry is a module of one line: Lambda's runtime scans a CommonJS file for its
 * exports before it loads it, which for the whole bundle takes longer than to run it.
 */
const functionsEntry = {
  file: "dist/functions/index.mjs",
  text: 'import app from "./app.cjs";\nexport const handler = app.handler;\n',
};

export interface Built {
  readonly bundle: Bundle;
  readonly metafile: Metafile;
  /** Whether it is another than the last time. */
  readonly changed: boolean;
}

/** Makes one bundle. Throws esbuild's failure, which says where in which source. */
export async function buildBundle(bundle: Bundle): Promise<Built> {
  const { outputFiles = [], metafile } = await build({
    ...bundle.options,
    absWorkingDir: projectFolder,
    entryPoints: [bundle.source],
    outfile: bundle.output,
    metafile: true,
    write: false,
  });
  const files = outputFiles.map(({ path, text }) => ({ path, text }));
  if (bundle.name === "functions") {
    files.push({ path: join(projectFolder, functionsEntry.file), text: functionsEntry.text });
    await keepOnly(dirname(bundle.output), [bundle.output, functionsEntry.file]);
  }
  const changes = await Promise.all(files.map(({ path, text }) => replace(path, text)));
  return { bundle, metafile, changed: changes.includes(true) };
}

/** Puts a whole new file in the old one's place, or leaves it where nothing changed: others may be
 * reading it. Returns whether it changed. */
async function replace(path: string, text: string): Promise<boolean> {
  const old = await readFile(path, "utf8").catch(() => undefined);
  if (old === text) return false;
  await mkdir(dirname(path), { recursive: true });
  const part = `${path}.${process.pid}.part`;
  await writeFile(part, text);
  await rename(part, path);
  return true;
}

/** The folder is what Lambda gets: what an older build left there would be shipped too. */
async function keepOnly(folder: string, files: readonly string[]): Promise<void> {
  const kept = files.map((file) => basename(file));
  const names = await readdir(join(projectFolder, folder)).catch(() => []);
  for (const name of names.filter((name) => !kept.includes(name) && !name.endsWith(".part"))) {
    await rm(join(projectFolder, folder, name), { recursive: true, force: true });
  }
}

/** Makes the named bundles, all by default. */
export async function buildAll(names?: readonly BundleName[]): Promise<readonly Built[]> {
  const wanted = bundles.filter(({ name }) => names?.includes(name) ?? true);
  return Promise.all(wanted.map(buildBundle));
}

/** Ends esbuild's process, which otherwise waits for more to build and holds 200 MB. */
export async function stopBuilding(): Promise<void> {
  await stop();
}
