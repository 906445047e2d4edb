/** `npm run build`: makes the bundles and says what each holds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { buildAll } from "./bundles";
import { projectFolder } from "./project";
import { describeBundle, sharesOf } from "./report";

async function main(): Promise<void> {
  const start = performance.now();
  const built = await buildAll();
  const took = Math.round(performance.now() - start);
  for (const { bundle, metafile } of built) {
    const bytes = readFileSync(join(projectFolder, bundle.output));
    const size = { raw: bytes.length, gzip: gzipSync(bytes).length };
    console.log(describeBundle(`${bundle.name} (${bundle.output})`, size, sharesOf(metafile)));
  }
  console.log(`Built in ${took} ms.`);
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
