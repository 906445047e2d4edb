const { pbkdf2Sync } = require("node:crypto");

/** Some 1.5 ms of a CPU, in the same number of steps on any machine. */
const STEPS = 2_500;

/** An app whose every request asks somebody else, and then takes some of the CPU. */
module.exports = (_req, res) => {
  setTimeout(() => {
    pbkdf2Sync("work", "salt", STEPS, 32, "sha256");
    res.end("done");
  }, 5);
};
