// Loaded before an app: says at the descriptor that it is given how many requests are under way, which
// nothing outside the process can see where clients reach it without anything in between. The load
// balancer's own checks are no requests.
const { subscribe } = require("node:diagnostics_channel");
const { Socket } = require("node:net");

const DESCRIPTOR = 3;
/** Told this often at most, in milliseconds. */
const APART_MS = 25;

const out = new Socket({ fd: DESCRIPTOR, readable: false, writable: true });
out.unref();
out.on("error", () => {});

let inFlight = 0;
let told = 0;
let waiting = false;

function changed() {
  if (waiting) return;
  waiting = true;
  setTimeout(tell, APART_MS).unref();
  tellNow();
}

function tell() {
  waiting = false;
  tellNow();
}

function tellNow() {
  if (inFlight === told) return;
  told = inFlight;
  out.write(`${inFlight}\n`);
}

subscribe("http.server.request.start", ({ request, response }) => {
  if (request.headers["user-agent"]?.startsWith("ELB-HealthChecker/")) return;
  inFlight += 1;
  response.once("close", () => {
    inFlight -= 1;
    changed();
  });
  changed();
});
