// Loaded into the app before its bundle: says how long the turns of its event loop are. In time on the
// CPU, because a busy machine takes the CPU away too, which is none of the app's doing. Linux only.
const { readFileSync } = require("node:fs");

const cpuMs = () => Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;

let turns = [];
let last = cpuMs();
function turn() {
  const now = cpuMs();
  turns.push(now - last);
  last = now;
}

// What ran until the first turn is the start: the bundle itself.
setImmediate(turn);
const timer = setInterval(() => setImmediate(turn), 1);
timer.unref();
process.on("message", () => {
  turns.sort((a, b) => a - b);
  const at = (quantile) => turns[Math.floor(quantile * (turns.length - 1))];
  process.send({ turns: turns.length, p50: at(0.5), p99: at(0.99), longest: at(1) });
  turns = [];
});
process.channel?.unref();
