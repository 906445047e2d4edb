import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { standInsPlugin } from "../../../build/plugins/stand-ins-plugin";
import { projectFolder } from "../../../build/project";

/**
 * A package as a bundle has it: what is made of `require(name)`, with a stand-in or without.
 *
 * @param of what has stand-ins, where it is not the package itself
 */
export async function bundled(
  name: string,
  how: "stand-in" | "real",
  importer = projectFolder,
  of: readonly string[] = [name.replace(/^\.\//, "")],
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "stand-in-"));
  const { outputFiles } = await build({
    stdin: { contents: `module.exports = require("${name}");`, resolveDir: importer },
    bundle: true,
    platform: "node",
    format: "cjs",
    outfile: join(folder, "index.cjs"),
    write: false,
    plugins: [standInsPlugin(how === "stand-in" ? of : [])],
  });
  for (const { path, contents } of outputFiles) {
    writeFileSync(join(folder, basename(path)), contents);
  }
  return join(folder, "index.cjs");
}

/** What a program says that gets a package's file as its argument. */
export function said(file: string, program: string, env: NodeJS.ProcessEnv = {}) {
  const main = join(dirname(file), "main.cjs");
  writeFileSync(main, program);
  const { stdout, stderr } = spawnSync(process.execPath, [main, file], {
    env,
    encoding: "utf8",
  });
  // Colours, times and places are none of its meaning.
  const plain = (text: string) =>
    text
      .replace(
        /\d{4}-\d\d-\d\dT[\d:.]+Z|[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]+ GMT/g,
        "TIME",
      )
      .replace(/\S+:\d+:\d+/g, "PLACE");
  return { stdout: plain(stdout), stderr: plain(stderr) };
}
