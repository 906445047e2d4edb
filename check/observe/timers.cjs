// Timers that fire when the answer that they belong to has gone, and intervals, which every instance has.
const timers = require("node:timers");
const promises = require("node:timers/promises");
const { caller, tell } = require("./events.cjs");
const { current, goneFor, GRACE_MS } = require("./requests.cjs");

/** Whether one that has not fired yet is there, is looked at so long after it was set. */
const LOOK_MS = 700;
/** And whether an interval is still set. */
const LOOK_AGAIN_MS = 100;
const { setTimeout: later, setInterval: often } = timers;
const later2 = promises.setTimeout;

function tellLate(context, what, where) {
  const ms = goneFor(context);
  if (ms !== undefined && ms > GRACE_MS) {
    tell("late", { method: context.method, url: context.url, what, ms: Math.round(ms), where });
  }
}

/** As the original, with all that hangs on it (`util.promisify` finds its own there). */
const inPlaceOf = (original, made) =>
  Object.defineProperties(made, Object.getOwnPropertyDescriptors(original));

const observedTimeout = inPlaceOf(later, function setTimeout(run, ms, ...args) {
  const context = current();
  if (!context || typeof run !== "function") return later(run, ms, ...args);
  const where = caller();
  let fired = false;
  const timer = later(
    function (...given) {
      fired = true;
      // One that holds nothing up (undici's clock, an idle pool's) is housekeeping.
      if (timer.hasRef()) tellLate(context, "a timer was at work", where);
      return run.apply(this, given);
    },
    ms,
    ...args,
  );
  if (ms > LOOK_MS) {
    const look = () => {
      const waits = !fired && !timer._destroyed && timer.hasRef();
      if (waits && goneFor(context) !== undefined) {
        tellLate(context, `a timer of ${Math.round(ms / 1000)} s still waited`, where);
      }
    };
    later(look, LOOK_MS).unref();
  }
  return timer;
});

const observedInterval = inPlaceOf(often, function setInterval(run, ms, ...args) {
  const [context, where] = [current(), caller()];
  const timer = often(run, ms, ...args);
  const { method, url, res } = context ?? {};
  const look = () => {
    if (timer._destroyed) return;
    tell("interval", { ms: ms ?? 1, held: timer.hasRef(), where, method, url });
  };
  // Whether it was let go (`unref`), or ended, is known when the caller is through: for one that a request
  // set, as the heartbeat of a stream is, when its client has gone.
  const lookSoon = () => later(look, LOOK_AGAIN_MS).unref();
  if (res && !res.closed) res.once("close", lookSoon);
  else lookSoon();
  return timer;
});

for (const place of [globalThis, timers]) {
  place.setTimeout = observedTimeout;
  place.setInterval = observedInterval;
}
promises.setTimeout = async function setTimeout(ms, value, options) {
  const [context, where] = [current(), caller()];
  const result = await later2(ms, value, options);
  if (context) tellLate(context, "a timer was at work", where);
  return result;
};
