// What an app opens to others: how many connections a request needs, and what is still under way, or only
// begins, when its answer has gone.
const http = require("node:http");
const https = require("node:https");
const { Socket } = require("node:net");
const { caller, tell } = require("./events.cjs");
const { current, goneFor, GRACE_MS } = require("./requests.cjs");

const { connect, write } = Socket.prototype;
const clients = new WeakSet();

function targetOf([first, second]) {
  const options = Array.isArray(first) ? first[0] : first;
  if (typeof options === "object" && options) {
    return options.path ?? `${options.host ?? "localhost"}:${options.port}`;
  }
  return `${typeof second === "string" ? second : "localhost"}:${options}`;
}

function tellLate(context, what, where) {
  tell("late", {
    method: context.method,
    url: context.url,
    what,
    ms: Math.round(goneFor(context)),
    where,
  });
}

Socket.prototype.connect = function (...args) {
  clients.add(this);
  current()?.connects.push(targetOf(args));
  return connect.apply(this, args);
};
Socket.prototype.write = function (...args) {
  const context = current();
  if (clients.has(this) && context && !context.toldWrite && goneFor(context) > GRACE_MS) {
    context.toldWrite = true;
    tellLate(context, `a call of ${this.remoteAddress}:${this.remotePort} was at work`, caller());
  }
  return write.apply(this, args);
};

/** Tells a call that is not through when the answer has gone. @param ended is told how to hear its end */
function watch(name, ended) {
  const context = current();
  if (!context) return;
  const where = caller();
  let open = true;
  ended(() => {
    if (open && goneFor(context) > GRACE_MS)
      tellLate(context, `a call of ${name} was at work`, where);
    open = false;
  });
}

for (const module of [http, https]) {
  for (const name of ["request", "get"]) {
    const original = module[name];
    module[name] = function (...args) {
      const request = original.apply(this, args);
      watch(request.host ?? "another server", (end) => {
        // Its connection may close long after its answer is whole. No listener on the request itself: to
        // one that has none for its answer, Node throws the answer away.
        const { emit } = request;
        request.emit = function (event, ...rest) {
          if (event === "response") rest[0].once("end", end);
          return emit.call(this, event, ...rest);
        };
        request.once("close", end);
      });
      return request;
    };
  }
}

const { fetch } = globalThis;
globalThis.fetch = function (...args) {
  const answer = fetch.apply(this, args);
  const url = String(args[0]?.url ?? args[0]);
  const name = URL.canParse(url) ? new URL(url).host : url;
  watch(name, (end) => answer.then(end, end));
  return answer;
};
