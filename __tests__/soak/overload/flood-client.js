// Opens so many connections at once, asks one thing on each, and holds them all until each is answered or
// closed: `node flood-client.js PORT COUNT`. A process of its own, so that it takes no time from who looks on.
const { connect } = require("node:net");
const { getPriority, setPriority } = require("node:os");

const [port, count] = process.argv.slice(2).map(Number);
/** Who is not answered by then never will be. */
const LONGEST_MS = 75_000;

// On a machine of two cores the server and who looks on come first.
setPriority(Math.min(19, getPriority() + 10));

const start = performance.now();
const outcomes = {};
const sockets = [];
let settled = 0;

function settle(outcome) {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  settled += 1;
  if (settled === count) finish();
}

function open() {
  const socket = connect({ port, host: "127.0.0.1" });
  let outcome = "no connection";
  let isOver = false;
  const end = (what) => {
    if (!isOver) settle(what);
    isOver = true;
  };
  socket.on("connect", () => {
    outcome = "closed";
    socket.write("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
  });
  socket.on("data", (bytes) => end(bytes.toString("latin1", 9, 12)));
  socket.on("error", () => {});
  socket.on("close", () => end(outcome));
  sockets.push(socket);
}

function finish() {
  const silent = count - settled;
  if (silent > 0) outcomes.silent = silent;
  const seconds = (performance.now() - start) / 1_000;
  process.stdout.write(JSON.stringify({ seconds, outcomes }), () => process.exit());
}

for (let opened = 0; opened < count; opened += 1) open();
setTimeout(finish, LONGEST_MS);
