// Loads the project's TypeScript as it is required, in the way the tests do. tsx would look into
// every JavaScript file of every package too, which takes as long as all the rest.
//
// What a file becomes is kept until it or swc changes, and so is what V8 makes of it.
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { dirname, join } = require("node:path");

const folder = join(__dirname, "../dist/cache");
const kept = join(folder, "typescript.json");

const options = {
  swcrc: false,
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

// Node 22 and newer have it.
enableCompileCache?.(join(folder, "v8"));

/** What tells one state of a file from another: one that was written has another time of change. */
function stampOf(file) {
  const { ino, size, mtimeMs, ctimeMs } = statSync(file);
  return [ino, size, mtimeMs, ctimeMs].join(" ");
}

const how = JSON.stringify([options, stampOf(require.resolve("@swc/core/package.json"))]);
let isNew = false;
const { files } = readKept();

/** By path: its stamp, and the JavaScript. */
function readKept() {
  try {
    const found = JSON.parse(readFileSync(kept, "utf8"));
    if (found.how === how) return found;
  } catch {
    // There is none, or it is broken.
  }
  return { how, files: {} };
}

function transform(file) {
  const stamp = stampOf(file);
  const [before, code] = files[file] ?? [];
  if (before === stamp) return code;
  const { transformSync } = require("@swc/core");
  const made = transformSync(readFileSync(file, "utf8"), { ...options, filename: file }).code;
  files[file] = [stamp, made];
  isNew = true;
  return made;
}

require.extensions[".ts"] = (module, file) => module._compile(transform(file), file);

process.on("exit", () => {
  if (!isNew) return;
  try {
    mkdirSync(dirname(kept), { recursive: true });
    const part = `${kept}.${process.pid}.part`;
    writeFileSync(part, JSON.stringify({ how, files }));
    renameSync(part, kept);
  } catch {
    // A folder that cannot be written to: the next start is as slow as this one.
  }
});
