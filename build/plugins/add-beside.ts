import { join } from "node:path";
import { type BuildOptions, type BuildResult, build, type Plugin } from "esbuild";
import { projectFolder } from "../project";

/** A file beside a bundle, which the bundle loads when it first needs what is in it. */
export interface Beside {
  /** What is in it: absolute, or relative to the project's folder. */
  readonly entry: string;
  /** Its name. */
  readonly file: string;
  readonly keepNames?: boolean;
  readonly plugins?: readonly Plugin[];
}

/** Adds a file to the bundle of whoever has this plugin. */
export const besidePlugin = (beside: Beside): Plugin => ({
  name: `${beside.file} beside`,
  setup({ onEnd, initialOptions }) {
    onEnd(async (result) => {
      if (result.errors.length === 0) await addBeside(result, initialOptions, beside);
    });
  },
});

/** Bundles a file beside the bundle of `options`, as CommonJS, and adds it to that one's result. */
export async function addBeside(
  result: BuildResult,
  options: BuildOptions,
  { entry, file, keepNames = false, plugins = [] }: Beside,
): Promise<void> {
  const { alias = {}, bundle, minify, platform, target, outfile = "" } = options;
  const { outputFiles, metafile } = await build({
    ...({ alias, bundle, minify, platform, target } as object),
    absWorkingDir: options.absWorkingDir ?? projectFolder,
    entryPoints: [entry],
    outfile: join(outfile, "..", file),
    format: "cjs",
    keepNames,
    plugins: [...plugins],
    logLevel: "silent",
    metafile: true,
    write: false,
  });
  result.outputFiles?.push(...outputFiles);
  Object.assign(result.metafile?.inputs ?? {}, metafile.inputs);
  Object.assign(result.metafile?.outputs ?? {}, metafile.outputs);
}
