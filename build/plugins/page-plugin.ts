import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/** What the page reads of the prices. */
interface Prices {
  readonly date: string;
  readonly rows: readonly { readonly name: string; readonly usd: unknown }[];
}

/** The newest that esbuild and swc are told of; all browsers that know the page's CSS know it. */
export const PAGE_TARGET = 2022;

/** The page is loaded over a network: what it does not read is left out, and what is left is written short. */
export const pagePlugin: Plugin = {
  name: "page",
  setup({ onLoad, onEnd }) {
    // Where a price is found in AWS's list is for `npm run prices`.
    onLoad({ filter: /[\\/]compare[\\/]prices\.json$/ }, async ({ path }) => {
      const { date, rows }: Prices = JSON.parse(await readFile(path, "utf8"));
      const read = { date, rows: rows.map(({ name, usd }) => ({ name, usd })) };
      return { contents: JSON.stringify(read), loader: "json" };
    });
    onEnd(async ({ outputFiles = [] }) => {
      const at = outputFiles.findIndex(({ path }) => path.endsWith(".js"));
      const script = outputFiles[at];
      if (script) outputFiles[at] = { ...script, ...(await shortened(script.text)) };
    });
  },
};

/** Names of one letter are given where they repeat most what stands near them: 5 % less once compressed. */
async function shortened(script: string) {
  // Loaded when it is needed: most starts find the page as it was built.
  const { minify } = await import("@swc/core");
  // Nothing here is made by `new` of a function that is no class.
  const compress = { passes: 3, ecma: PAGE_TARGET, unsafe_arrows: true } as const;
  const { code } = await minify(script, { compress, mangle: true, toplevel: true, module: false });
  return { text: code, contents: Buffer.from(code) };
}
