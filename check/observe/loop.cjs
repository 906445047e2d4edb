// How long the turns of the event loop are: in time on the CPU, since a busy machine takes the CPU away
// too, which is none of the app's doing.
const { readFileSync } = require("node:fs");

const EVERY_MS = 2;
const CLOCK = "/proc/thread-self/schedstat";

const ofThread = () => Number(readFileSync(CLOCK, "utf8").split(" ")[0]) / 1e6;
const ofProcess = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};
const cpuMs = (() => {
  try {
    ofThread();
    return ofThread;
  } catch {
    return ofProcess;
  }
})();

let [last, longest] = [cpuMs(), 0];
function turn() {
  const now = cpuMs();
  longest = Math.max(longest, now - last);
  last = now;
}
setInterval(() => setImmediate(turn), EVERY_MS).unref();

/** From here on it counts anew. */
exports.restart = () => {
  last = cpuMs();
  longest = 0;
};

/** The longest turn so far, this one included. Milliseconds. */
exports.longest = () => Math.max(longest, cpuMs() - last);
