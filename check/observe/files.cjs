// Files: writes that a read-only file system refuses, and reads of what is not there where this runs, though
// it is in the app's own folder.
const fs = require("node:fs");
const { subscribe } = require("node:diagnostics_channel");
const Module = require("node:module");
const { isAbsolute, relative, resolve, sep } = require("node:path");
const { fileURLToPath } = require("node:url");
const { caller, tell } = require("./events.cjs");
const { current } = require("./requests.cjs");

const { CHECK_APP_FOLDER = "" } = process.env;
/** Where the bundle is, which is where the process is started. */
const code = process.cwd();
const { existsSync } = fs;

subscribe("local:read-only", ({ path, syscall }) => {
  const context = current();
  tell("file-write", {
    path,
    syscall,
    url: context?.url,
    method: context?.method,
    where: caller(),
  });
});

function placeOf(value) {
  if (value instanceof URL) return value.protocol === "file:" ? fileURLToPath(value) : undefined;
  if (typeof value === "string" || Buffer.isBuffer(value)) return resolve(String(value));
  return undefined;
}

const isIn = (folder, place) => place === folder || place.startsWith(folder + sep);
const told = new Set();

/** Looks at a read: of the app's own folder, or of what stands there and was not shipped. */
function look(value) {
  const place = placeOf(value);
  if (place === undefined || CHECK_APP_FOLDER === "" || told.has(place)) return;
  const isElsewhere = isIn(CHECK_APP_FOLDER, place) && !isIn(code, place);
  const inside = relative(code, place).replace(/^app[/\\]/, "");
  const original = resolve(CHECK_APP_FOLDER, inside);
  const isLeftOut =
    isIn(code, place) && place !== code && !existsSync(place) && existsSync(original);
  if (!isElsewhere && !isLeftOut) return;
  if (isElsewhere && !existsSync(place)) return;
  told.add(place);
  const context = current();
  const name = isElsewhere ? relative(CHECK_APP_FOLDER, place) : inside;
  tell(isElsewhere ? "file-outside" : "file-missing", {
    path: name.replaceAll(sep, "/"),
    url: context?.url,
    method: context?.method,
    where: caller(),
  });
}

const reads = ["readFile", "open", "readdir", "stat", "lstat", "access", "opendir"];
for (const name of reads) {
  const { [name]: later, [`${name}Sync`]: atOnce } = fs;
  const { [name]: promised } = fs.promises;
  fs[name] = inPlaceOf(later, (...args) => {
    look(args[0]);
    return later(...args);
  });
  fs[`${name}Sync`] = inPlaceOf(atOnce, (...args) => {
    look(args[0]);
    return atOnce(...args);
  });
  fs.promises[name] = async (...args) => {
    look(args[0]);
    return promised(...args);
  };
}

// A package that is asked for by a name made at run time, as a view engine is: the bundler saw no such name.
const { _resolveFilename } = Module;
Module._resolveFilename = function (name, ...rest) {
  try {
    const found = _resolveFilename.call(this, name, ...rest);
    // This project's own packages stand above the bundles, where nothing stands on AWS.
    const isElsewhere = isAbsolute(found) && !isIn(code, found);
    if (isElsewhere && isIn(code, rest[0]?.filename ?? "")) lookFor(String(name));
    return found;
  } catch (error) {
    lookFor(String(name));
    throw error;
  }
};

function lookFor(name) {
  if (CHECK_APP_FOLDER === "" || told.has(name) || /^(node:|\.|\/|[A-Za-z]:)/.test(name)) return;
  const paths = Module._nodeModulePaths(CHECK_APP_FOLDER);
  try {
    _resolveFilename.call(Module, name, {
      id: "check",
      filename: resolve(CHECK_APP_FOLDER, "app.js"),
      paths,
    });
  } catch {
    return;
  }
  told.add(name);
  const context = current();
  tell("module-missing", { name, url: context?.url, method: context?.method, where: caller() });
}

/** With what hangs on the original (`realpath.native`, `util.promisify`'s own). */
function inPlaceOf(original, made) {
  return Object.defineProperties(made, Object.getOwnPropertyDescriptors(original));
}
