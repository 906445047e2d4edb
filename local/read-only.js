// Loaded before an app: all but /tmp is read-only, as in a function and in a task, so that an app which
// writes elsewhere fails here as it would there. It stands in for a file system that only an
// administrator could mount.
const { channel } = require("node:diagnostics_channel");
const fs = require("node:fs");
const { syncBuiltinESMExports } = require("node:module");
const { tmpdir } = require("node:os");
const { resolve, sep } = require("node:path");
const { fileURLToPath } = require("node:url");

/** Hears of each refusal: what watches an app is told also of what the app catches. */
const refused = channel("local:read-only");

const writable = [tmpdir(), fs.realpathSync(tmpdir()), "/dev"];
/** The app's own folder, wherever this project is. */
const code = process.cwd();

const always = () => true;
// Linux looks first whether there is anything to do.
const exists = (place) => fs.existsSync(place);
const isNew = (place) => !fs.existsSync(place);

/** What writes: the system's name for it, which arguments are places, and whether this call writes. */
const writing = {
  appendFile: ["open", [0], always],
  chmod: ["chmod", [0], exists],
  chown: ["chown", [0], exists],
  copyFile: ["copyfile", [1], always],
  cp: ["cp", [1], always],
  link: ["link", [1], isNew],
  mkdir: ["mkdir", [0], isNew],
  mkdtemp: ["mkdtemp", [0], always],
  open: ["open", [0], (_place, [, flags]) => opensForWriting(flags)],
  rename: ["rename", [0, 1], always],
  rm: ["unlink", [0], exists],
  rmdir: ["rmdir", [0], exists],
  symlink: ["symlink", [1], isNew],
  truncate: ["open", [0], exists],
  unlink: ["unlink", [0], exists],
  utimes: ["utime", [0], exists],
  writeFile: ["open", [0], always],
};

function opensForWriting(flags = "r") {
  if (typeof flags === "number") return (flags & (fs.constants.O_ACCMODE ?? 3)) !== 0;
  return typeof flags === "string" && !/^r(s|sr)?$/.test(flags);
}

const isIn = (folder, place) => place === folder || place.startsWith(folder + sep);

/** The error of a call that a read-only file system refuses, or undefined where it may be made. */
function refusal([syscall, at, writes], args) {
  const places = at.map((i) => placeOf(args[i]));
  const place = places.find(
    (one) =>
      one !== undefined &&
      (isIn(code, one) || !writable.some((folder) => isIn(folder, one))) &&
      writes(one, args),
  );
  if (place === undefined) return;
  const path = String(args[at[0]]);
  refused.publish({ syscall, path: place });
  return Object.assign(new Error(`EROFS: read-only file system, ${syscall} '${path}'`), {
    errno: -30,
    code: "EROFS",
    syscall,
    path,
  });
}

/** Absolute; undefined for a file that is open already. */
function placeOf(value) {
  if (value instanceof URL) return fileURLToPath(value);
  if (typeof value === "string" || Buffer.isBuffer(value)) return resolve(String(value));
}

for (const [name, kind] of Object.entries(writing)) {
  const { [name]: later, [`${name}Sync`]: atOnce } = fs;
  const { [name]: promised } = fs.promises;
  fs[`${name}Sync`] = (...args) => {
    const error = refusal(kind, args);
    if (error) throw error;
    return atOnce(...args);
  };
  fs[name] = (...args) => {
    const error = refusal(kind, args);
    if (!error) return later(...args);
    process.nextTick(args.at(-1), error);
  };
  fs.promises[name] = async (...args) => {
    const error = refusal(kind, args);
    if (error) throw error;
    return promised(...args);
  };
}
syncBuiltinESMExports();
