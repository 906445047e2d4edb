// Every temporary file of a test run is in one folder, which goes with it, whatever a test forgot.
const { mkdtempSync, realpathSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

module.exports = () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tests-")));
  process.env.TMPDIR = folder;
  globalThis.removeTemporaryFolder = () => rmSync(folder, { recursive: true, force: true });
};
