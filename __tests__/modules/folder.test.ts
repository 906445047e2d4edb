import { chmodSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { hashFiles, readFolder } from "../../modules/folder";
import { zip } from "../../modules/zip";
import { temporaryFolder } from "./synthesize";

const files = { "b.js": "b", "a/x.js": "x", "a.js": "a" };
const hashOf = (folder: string) => hashFiles(readFolder(folder));

test("files are sorted by path, subfolders' too", () => {
  const paths = readFolder(temporaryFolder(files)).map(({ path }) => path);
  expect(paths).toEqual(["a.js", "a/x.js", "b.js"]);
});

describe("the hash", () => {
  const before = hashOf(temporaryFolder(files));

  test("is the same for the same files elsewhere", () => {
    expect(hashOf(temporaryFolder(files))).toBe(before);
  });

  test.each([
    ["a content", { ...files, "b.js": "c" }],
    ["a name", { "c.js": "b", "a/x.js": "x", "a.js": "a" }],
    ["a further file", { ...files, "c.js": "" }],
    ["text that moved from a name to its content", { "b.j": "sb", "a/x.js": "x", "a.js": "a" }],
  ])("changes with %s", (_title, changed) => {
    expect(hashOf(temporaryFolder(changed))).not.toBe(before);
  });

  test("changes with a file that becomes executable, and not with the umask", () => {
    const folder = temporaryFolder(files);
    chmodSync(join(folder, "b.js"), 0o600);
    expect(hashOf(folder)).toBe(before);
    chmodSync(join(folder, "b.js"), 0o755);
    expect(hashOf(folder)).not.toBe(before);
  });
});

describe("the zip file", () => {
  test("holds the files", () => {
    const inside = unzipSync(zip(readFolder(temporaryFolder(files))));
    const texts = Object.entries(inside).map(([name, bytes]) => [name, String(Buffer.from(bytes))]);
    expect(Object.fromEntries(texts)).toEqual(files);
  });

  test("is the same, byte for byte, whenever and wherever it is made", () => {
    const zone = process.env.TZ;
    const made = ["Pacific/Auckland", "America/Lima"].map((TZ) => {
      process.env.TZ = TZ;
      return zip(readFolder(temporaryFolder(files))).toString("base64");
    });
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
    expect(made[0]).toBe(made[1]);
  });

  test("says that a file is executable", () => {
    const folder = temporaryFolder({ run: "#!/bin/sh" });
    const plain = zip(readFolder(folder));
    chmodSync(join(folder, "run"), 0o755);
    const executable = zip(readFolder(folder));
    /** The first entry's external attributes, in the central directory. */
    const mode = (bytes: Buffer) =>
      (bytes.readUInt32LE(bytes.indexOf(Buffer.from("PK\x01\x02")) + 38) >>> 16).toString(8);
    expect([mode(plain), mode(executable)]).toEqual(["100644", "100755"]);
  });
});
