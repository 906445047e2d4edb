// What an app does to its process, and with servers of its own.
const http = require("node:http");
const { Server, Socket } = require("node:net");
const { caller, tell } = require("./events.cjs");
const { current } = require("./requests.cjs");
const inside = require("./inside.cjs");

const { exit } = process;
process.exit = (code) => {
  const context = current();
  tell("exit", { code: code ?? 0, url: context?.url, method: context?.method, where: caller() });
  return exit.call(process, code);
};

// What ends it without its own doing, and the request whose code that was: it may be answered by then.
process.on("uncaughtExceptionMonitor", (error) => {
  const { method, url } = current() ?? {};
  tell("uncaught", { method, url, message: String(error?.stack ?? error).split("\n")[0] });
});

/** `listen(port)` and `listen({ port })`; undefined for a pipe. */
function portOf([first]) {
  const port = typeof first === "object" && first ? first.port : first;
  return Number.isInteger(Number(port)) && port !== null ? Number(port ?? 0) : undefined;
}

// The adapter puts its own `listen` in this place when it is loaded: what is called is seen before that.
const { listen: original } = Server.prototype;
let inner = original;
let isInside = false;
Object.defineProperty(Server.prototype, "listen", {
  configurable: true,
  get: () => observedListen,
  set(listen) {
    inner = listen;
  },
});
function observedListen(...args) {
  // What the adapter found in this place is this: to it, it is Node's own.
  if (isInside) return original.apply(this, args);
  const port = portOf(args);
  const given = Number(process.env.PORT || Number.NaN);
  const web = this instanceof http.Server;
  const facts = { port, told: port === given, web, pid: process.pid };
  tell("listen", facts);
  isInside = true;
  try {
    return inner.apply(this, args);
  } finally {
    isInside = false;
  }
}

const watched = ["upgrade", "checkContinue", "checkExpectation", "connect"];
for (const name of ["on", "addListener", "once"]) {
  const add = http.Server.prototype[name];
  http.Server.prototype[name] = function (event, listener) {
    // The adapter hands an upgrade on, which it does for no app that has no listener itself.
    if (watched.includes(event)) tell("server-event", { event, where: caller() });
    return add.call(this, event, listener);
  };
}

const http2 = require("node:http2");
for (const name of ["createServer", "createSecureServer"]) {
  const original = http2[name];
  http2[name] = (...args) => {
    tell("http2", { where: caller() });
    return original(...args);
  };
}

const cluster = require("node:cluster");
const { fork } = cluster;
cluster.fork = (...args) => {
  tell("cluster", { where: caller() });
  return fork.apply(cluster, args);
};

// What `remoteAddress` of a socket asks: that itself cannot be replaced.
const { _getpeername: peer } = Socket.prototype;
Socket.prototype._getpeername = function (...args) {
  const context = current();
  // Express asks it too, to find out what `req.ip` is.
  if (context && !context.toldAddress && this.server && !inside.isExpress()) {
    context.toldAddress = true;
    tell("client-address", { method: context.method, url: context.url, where: caller() });
  }
  return peer.apply(this, args);
};
