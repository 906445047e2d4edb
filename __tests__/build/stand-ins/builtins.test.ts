import { createRequire } from "node:module";
import { dirname } from "node:path";
import { bundled, said } from "./support";

const bodyParser = dirname(createRequire(require.resolve("express")).resolve("body-parser"));

test("zlib is there when it is needed, and not before", async () => {
  const program = `
    const zlib = require(process.argv[2]);
    const isLoaded = () => process.moduleLoadList.includes("NativeModule zlib");
    const before = isLoaded();
    const bytes = zlib.gzipSync("text");
    console.log(before, isLoaded(), bytes.length, typeof zlib.createGunzip, zlib.nothing);`;
  const standIn = await bundled("zlib", "stand-in", bodyParser);
  expect(said(standIn, program).stdout).toBe("false true 24 function undefined\n");
});

test("fs/promises reads the SDK's files, and is loaded no sooner", async () => {
  const program = `
    const promises = require(process.argv[2]);
    const isLoaded = () => process.moduleLoadList.includes("NativeModule fs/promises");
    const before = isLoaded();
    const told = promises.readFile(process.argv[2], "utf8").then((text) => text.length > 100);
    const failed = promises.readFile("/nothing").catch(({ code }) => code);
    Promise.all([told, failed]).then((all) => console.log(before, isLoaded(), ...all));`;
  const smithy = dirname(require.resolve("@smithy/core/config"));
  const standIn = await bundled("fs/promises", "stand-in", smithy);
  expect(said(standIn, program).stdout).toBe("false true true ENOENT\n");
});
