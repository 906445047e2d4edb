import { createRequire } from "node:module";
import { build } from "esbuild";

/**
 * Runs a file of data and gives what it exports, in whichever module system and language it is
 * written, in the same way under every version of Node.
 *
 * @throws what is wrong with it, with the place
 */
export async function evaluate(file: string): Promise<unknown> {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    packages: "external",
    logLevel: "silent",
  });
  const module = { exports: {} };
  const run = new Function("module", "exports", "require", outputFiles[0]?.text ?? "");
  run(module, module.exports, createRequire(file));
  return module.exports;
}
