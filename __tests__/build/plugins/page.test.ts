import { build, stop } from "esbuild";
import { findApp } from "../../../build/app/find-app";
import { bundlesOf } from "../../../build/bundles-of";
import { projectFolder } from "../../../build/project";
import { priceFile } from "../../../compare/prices";

afterAll(stop);

async function page() {
  const bundle = bundlesOf(await findApp()).find(({ name }) => name === "page");
  const { metafile, outputFiles } = await build({
    ...bundle?.options,
    absWorkingDir: projectFolder,
    entryPoints: [bundle?.source ?? ""],
    outfile: bundle?.output ?? "",
    metafile: true,
    write: false,
  });
  const script = outputFiles.find(({ path }) => path.endsWith(".js"))?.text ?? "";
  return { inputs: metafile.inputs, script };
}

test("the page is ES modules alone, of which what is not used is left out", async () => {
  const { inputs } = await page();
  const others = Object.entries(inputs).filter(([, { format }]) => format === "cjs");
  expect(others.map(([path]) => path)).toEqual([]);
});

test("it has the prices, and not where AWS lists them", async () => {
  const { script } = await page();
  const [row] = priceFile.rows;
  expect(script).toContain(row?.name);
  expect(script).toContain(priceFile.date);
  expect(script).not.toContain(row?.list?.usageType);
  expect(script).not.toContain(row?.source);
});
