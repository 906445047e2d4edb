import type { Metafile } from "esbuild";
import { describeBundle, sharesOf } from "../../build/report";

const inputs = {
  "runtime/app.ts": { bytesInOutput: 2_048 },
  "node_modules/express/lib/express.js": { bytesInOutput: 1_024 },
  "node_modules/express/node_modules/@scope/inner/index.js": { bytesInOutput: 512 },
  "node_modules/express/lib/response.js": { bytesInOutput: 1_024 },
};
const metafile: Metafile = {
  inputs: {},
  outputs: { "out.js": { bytes: 9, imports: [], exports: [], inputs } },
};

test("a bundle's bytes by package, largest first", () => {
  expect(sharesOf(metafile)).toEqual([
    { origin: "express", bytes: 2_048 },
    { origin: "this project", bytes: 2_048 },
    { origin: "@scope/inner", bytes: 512 },
  ]);
});

test("is told with the rest summed up", () => {
  const text = describeBundle("app", { raw: 4_608, gzip: 1_024 }, sharesOf(metafile), 1);
  expect(text).toBe("app: 4.5 KB, gzip 1.0 KB\n       2.0 KB  express\n       2.5 KB  2 others");
});
