/** `npm run build [-- --app FOLDER]`: makes the bundles and says what each holds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { writeAppFiles } from "./app/app-files";
import { findApp } from "./app/find-app";
import { buildAll } from "./bundles";
import { projectFolder } from "./project";
import { describeBundle, sharesOf } from "./report";

async function main(): Promise<void> {
  const start = performance.now();
  const { values } = parseArgs({ options: { app: { type: "string" } } });
  const app = await findApp(values.app);
  const built = await buildAll(undefined, app);
  await writeAppFiles(app, process.env);
  const took = Math.round(performance.now() - start);
  for (const { bundle, metafile, output } of built) {
    const bytes = readFileSync(join(projectFolder, output));
    const size = { raw: bytes.length, gzip: gzipSync(bytes).length };
    console.log(describeBundle(`${bundle.name} (${output})`, size, sharesOf(metafile)));
  }
  console.log(`Built in ${took} ms.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
