// Where an observed process leaves what was seen of it: a line of JSON each, written at once, since the
// process may be frozen or end in the next moment. One file a process; the check reads them.
const { openSync, writeSync } = require("node:fs");
const { join, sep } = require("node:path");

const { CHECK_FOLDER = ".", CHECK_DOOR = "app" } = process.env;
const file = openSync(join(CHECK_FOLDER, `${CHECK_DOOR}.${process.pid}.jsonl`), "a");

/** Writes down what was seen. */
exports.tell = (kind, facts = {}) => {
  writeSync(file, `${JSON.stringify({ kind, ...facts })}\n`);
};

/** What stands between an app and what is observed. */
const foreign = [__dirname + sep, "node:", "read-only.js", "runtime-client.js"];

/** Who called what is observed: the function's name, and its place where that is no bundle. */
exports.caller = () => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 15;
  const frames = new Error().stack?.split("\n").slice(1) ?? [];
  Error.stackTraceLimit = limit;
  const frame = frames.find((one) => !foreign.some((part) => one.includes(part))) ?? "";
  // A folder's name may hold spaces and brackets.
  const [, name = "", inBrackets, alone] =
    /at (?:async )?(?:(.+?) \((.+:\d+:\d+)\)|(.+:\d+:\d+))$/.exec(frame) ?? [];
  const place = inBrackets ?? alone ?? "";
  const readable = /^(.*)[/\\]([^/\\]+):(\d+):\d+$/.exec(place);
  const isBundle = /^(app\.c?m?js|index\.js)$/.test(readable?.[2] ?? "");
  // What Node and Express put before a name says nothing to whoever reads it.
  const plain = name
    .replace(/^(Object|Function|Module|process|new)\.?\s?/, "")
    .replace(/^<anonymous>$/, "");
  return [plain, readable && !isBundle ? `${readable[2]}:${readable[3]}` : ""]
    .filter(Boolean)
    .join(", ");
};
