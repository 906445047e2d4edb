import { join } from "node:path";
import { type BuildOptions, type BuildResult, build, type Metafile, type Plugin } from "esbuild";
import { isPlain } from "../../runtime/app/plain";
import { projectFolder } from "../project";
import { databasePluginOf, OPENER, OPENER_NAME } from "./database-plugin";

const NAME = "sdk-unit";
const LIBRARY = "@aws-sdk/lib-dynamodb";
const UNIT = "unit";

/** Of these a bundle needs one copy, since an app may compare by class. */
const SINGLE = /(^|\/)node_modules\/@aws-sdk\/(client|lib)-dynamodb\/|^runtime\/database\.ts$/;

/** The other plugins of an app's bundle that what is in the unit needs. */
const isOfUnit = ({ name }: Plugin) => name === "sdk" || name.startsWith("stand-ins");

/**
 * To a CommonJS app the bundler gives whole each ES module that it asks for, with all that this asks for:
 * 320 KB of the SDK that nobody uses, and which Node must read before it serves. Here the database's
 * opener and the commands are bundled by themselves first, as an app of ES modules has them, and the app
 * gets what came of it.
 *
 * Where the app has the SDK by another way too, the build fails by an error of this plugin: it is to be
 * made again without it, for of each class there must be one.
 */
export const sdkUnitPlugin: Plugin = {
  name: NAME,
  setup({ initialOptions, onResolve, onLoad, onEnd, resolve }) {
    if (isPlain("database")) return;
    let library: string | undefined;
    let unit: ReturnType<typeof bundleUnit> | undefined;

    const asked = new RegExp(`^(${LIBRARY}|${OPENER_NAME})$`);
    onResolve({ filter: asked }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind !== "require-call" || pluginData === NAME) return undefined;
      const how = { importer, resolveDir, kind, pluginData: NAME };
      const { path: found, errors } = await resolve(LIBRARY, how);
      if (errors.length > 0) return undefined;
      library ??= found;
      return library === found ? { path, namespace: NAME } : undefined;
    });
    onResolve({ filter: /^unit$/, namespace: NAME }, () => ({ path: UNIT, namespace: NAME }));
    // What the unit has put beside itself.
    onResolve({ filter: /^\.\/.*\.cjs$/, namespace: NAME }, ({ path }) => ({
      path,
      external: true,
    }));
    onLoad({ filter: /./, namespace: NAME }, async ({ path }) => {
      if (path !== UNIT) return { contents: facade(path === LIBRARY ? "library" : "opener") };
      unit ??= bundleUnit(initialOptions, library ?? LIBRARY);
      return { contents: (await unit).outputFiles[0]?.contents ?? "" };
    });

    onEnd(async (result) => {
      const { metafile } = result;
      if (!unit || !metafile || result.errors.length > 0) return undefined;
      const used = usedBy(metafile).filter((file) => SINGLE.test(file));
      if (used.length > 0) return { errors: [{ text: `It has ${used[0]} twice.` }] };
      addUnit(result, await unit);
      return undefined;
    });
  },
};

/** Whether a bundle is to be made again without it. */
export const isTwice = (errors: readonly { readonly pluginName: string }[]): boolean =>
  errors.some(({ pluginName }) => pluginName === NAME);

export const withoutUnit = ({ plugins = [], ...options }: BuildOptions): BuildOptions => ({
  ...options,
  plugins: plugins.filter(({ name }) => name !== NAME),
});

/** What `require` gives: as the bundler makes it of an ES module. */
const facade = (part: "library" | "opener"): string =>
  `const { ${part} } = require("${UNIT}");
module.exports = Object.defineProperties({}, {
  __esModule: { value: true },
  ...Object.getOwnPropertyDescriptors(${part}),
});`;

/** As one CommonJS file, which the bundle that it goes into makes small. @param library absolute */
function bundleUnit(options: BuildOptions, library: string) {
  const { alias = {}, define = {}, supported = {}, platform, target, outfile = "" } = options;
  const opener = join(projectFolder, OPENER);
  return build({
    stdin: {
      contents: `export * as library from ${JSON.stringify(library)};
export * as opener from ${JSON.stringify(opener)};`,
      resolveDir: projectFolder,
    },
    ...{ alias, define, supported },
    ...(platform && { platform }),
    ...(target && { target }),
    absWorkingDir: projectFolder,
    bundle: true,
    format: "cjs",
    outfile: join(outfile, "..", "unit.cjs"),
    logLevel: "silent",
    metafile: true,
    write: false,
    plugins: [databasePluginOf(options), ...(options.plugins ?? []).filter(isOfUnit)],
  });
}

/** The files of which something is in a bundle or beside it. */
const usedBy = ({ outputs }: Metafile): readonly string[] =>
  Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? file : [])),
  );

/** What is in the unit is in the bundle; what it has put beside itself is beside that. */
function addUnit(result: BuildResult, { outputFiles, metafile }: Awaited<Unit>): void {
  const [bundle] = Object.values(result.metafile?.outputs ?? {});
  const [own, ...besides] = Object.entries(metafile.outputs);
  Object.assign(bundle?.inputs ?? {}, own?.[1].inputs);
  Object.assign(result.metafile?.inputs ?? {}, metafile.inputs);
  Object.assign(result.metafile?.outputs ?? {}, Object.fromEntries(besides));
  result.outputFiles?.push(...outputFiles.slice(1));
}

type Unit = ReturnType<typeof bundleUnit>;
