// Which request the code that now runs belongs to, and what each request took when its answer went.
const { AsyncLocalStorage } = require("node:async_hooks");
const http = require("node:http");
const { tell } = require("./events.cjs");
const loop = require("./loop.cjs");

const storage = new AsyncLocalStorage();
const contexts = new WeakMap();
const Response = http.ServerResponse;

// Both doors make a response first of all: a function of no connection at all.
http.ServerResponse = new Proxy(Response, {
  construct(target, args, newTarget) {
    const res = Reflect.construct(target, args, newTarget);
    const [req] = args;
    const { method, url } = req ?? {};
    const context = { req, res, method, url, endedAt: undefined, connects: [] };
    contexts.set(res, context);
    storage.enterWith(context);
    loop.restart();
    return res;
  },
});

/** Run once, when the first answer goes: by then the app is loaded. */
const beforeFirst = [];
exports.beforeFirst = beforeFirst;

const { end, addTrailers } = http.OutgoingMessage.prototype;
http.OutgoingMessage.prototype.end = function (...args) {
  const context = contexts.get(this);
  if (context && context.endedAt === undefined) {
    context.endedAt = performance.now();
    for (const run of beforeFirst.splice(0)) run();
    // Before it goes: whoever gets the answer finds this line there.
    tell("answer", {
      method: context.method,
      url: context.url,
      connects: context.connects,
      turnMs: loop.longest(),
      bodyRead: this.req?.readableDidRead ?? context.req?.readableDidRead ?? false,
      peakMb: process.resourceUsage().maxRSS / 1024,
    });
  }
  return end.apply(this, args);
};
http.OutgoingMessage.prototype.addTrailers = function (...args) {
  if (contexts.has(this)) tell("trailers", { url: contexts.get(this).url });
  return addTrailers.apply(this, args);
};

/** The request whose code runs now; undefined while the app is loaded. */
exports.current = () => storage.getStore();

/** How long its answer has been gone, in milliseconds; undefined while it has not. */
exports.goneFor = (context) =>
  context?.endedAt === undefined ? undefined : performance.now() - context.endedAt;

/** What closes and cleans up after an answer is done by then. */
exports.GRACE_MS = 60;
