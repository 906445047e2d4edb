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

test("an ETag is the same, and made without an object for its hash", async () => {
  const program = `
    const etag = require(process.argv[2]);
    const made = ["", "text", "\\u00e4\\ud83d\\ude00".repeat(999), Buffer.from([0, 255])].map((one) => etag(one));
    require("node:crypto").createHash = () => ({ update: () => ({ digest: () => "an object" }) });
    console.log(...made, etag("text", { weak: true }));`;
  const [standIn, real] = await Promise.all([etag("stand-in"), etag("real")]);
  const { stdout } = said(standIn, program);
  expect(stdout).not.toContain("an object");
  expect(said(real, program).stdout).toBe(stdout.replace(/W\/.*/, 'W/"4-an object"'));
});

test("a hash of several parts or another form is Node's own", async () => {
  const program = `
    const { createHash, timingSafeEqual } = require(process.argv[2]);
    const text = createHash("sha1").update("a").update("b").digest("hex");
    const bytes = createHash("sha256").update(Buffer.from("ab")).digest().toString("hex");
    const latin1 = createHash("sha1").update("\\u00e4", "latin1").digest("hex");
    const short = createHash("shake128", { outputLength: 2 }).update("ab").digest("hex");
    console.log(text, bytes, latin1, short, createHash("md5").digest("hex"), typeof timingSafeEqual);`;
  const [standIn, real] = await Promise.all([crypto("stand-in"), crypto("real")]);
  expect(said(standIn, program)).toEqual(said(real, program));
  expect(said(real, program).stdout).toMatch(/^([0-9a-f]+ ){5}function/);
});

const folderOfEtag = dirname(createRequire(require.resolve("express")).resolve("etag"));
const crypto = (how: "stand-in" | "real") => bundled("crypto", how, folderOfEtag);
/** The package itself, with the stand-in for what it asks for. */
const etag = (how: "stand-in" | "real") => bundled("./index.js", how, folderOfEtag, ["crypto"]);
