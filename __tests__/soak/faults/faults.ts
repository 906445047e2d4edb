import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { type Asked, refuse, reply } from "../../runtime/database/programs/fake-server";
import { type Fault, keyOf, type Passed, relay } from "./fault-proxy";

/** Until the caller has surely given up; what hangs then is let go, so that nothing is left open. */
const NEVER_MS = 8_000;

const html = "<html><body><h1>503 Service Unavailable</h1></body></html>";

export const late =
  (ms: number): Fault =>
  async (asked, pass) => {
    await wait(ms);
    await relay(asked, pass);
  };
const reset: Fault = ({ socket }) => void socket.resetAndDestroy();
/** The database does what it is asked, and nobody hears of it. */
export const lost: Fault = async ({ socket }, pass) => {
  await pass();
  socket.resetAndDestroy();
};
const blackHole: Fault = async ({ socket }) => {
  await Promise.race([once(socket, "close"), wait(NEVER_MS, undefined, { ref: false })]);
  socket.destroy();
};
/** The head and the first bytes of the answer. */
function begin({ response }: Asked, { status, headers, body }: Passed, bytes: number) {
  response.writeHead(status, { ...headers, "content-length": String(body.length + 1) });
  response.write(body.subarray(0, bytes));
}
const half: Fault = async (asked, pass) => {
  const passed = await pass();
  begin(asked, passed, Math.floor(passed.body.length / 2));
  await wait(10);
  asked.socket.destroy();
};
const dripping: Fault = async (asked, pass) => {
  const { response, socket } = asked;
  const passed = await pass();
  begin(asked, passed, 0);
  const until = Date.now() + NEVER_MS;
  for (let at = 0; Date.now() < until && !socket.destroyed; at += 1) {
    if (at < passed.body.length) response.write(passed.body.subarray(at, at + 1));
    await wait(500);
  }
  socket.destroy();
};
const garbage: Fault = async ({ socket }, pass) => {
  await pass();
  socket.end("\u0016\u0003garbage\r\n\r\n");
};
const inPlace =
  (status: number, text: string): Fault =>
  (asked) =>
    reply(asked, status, text, { "content-type": "text/html" });
const refused =
  (status: number, type: string): Fault =>
  (asked) =>
    refuse(asked, status, type);

/** In one of two calls for each item. */
const everyOther = (fault: Fault): Fault => {
  let turn = 0;
  return (asked, pass) => (turn++ % 2 === 0 ? fault : relay)(asked, pass);
};
/** In the first call for each item, so that what is tried again succeeds. */
const firstTry = (fault: Fault): Fault => {
  const seen = new Set<string>();
  return (asked, pass) => {
    const key = keyOf(asked.body) ?? asked.body;
    if (seen.has(key)) return relay(asked, pass);
    seen.add(key);
    return fault(asked, pass);
  };
};

/** What can become of a call, by name; each is made anew for a run, since some count. */
export const faults = {
  "200 ms more": () => late(200),
  "800 ms more": () => late(800),
  "3 s more": () => late(3_000),
  "black hole": () => blackHole,
  reset: () => reset,
  "answer lost, always": () => lost,
  "answer lost, every other": () => everyOther(lost),
  "answer lost, first try": () => firstTry(lost),
  "half a body": () => half,
  "dripping body": () => dripping,
  "no HTTP": () => garbage,
  "HTML with a 503": () => inPlace(503, html),
  "HTML with a 200": () => inPlace(200, html),
  "throttled, always": () => refused(400, "ProvisionedThroughputExceededException"),
  "throttled, every other": () =>
    everyOther(refused(400, "ProvisionedThroughputExceededException")),
  "500, always": () => refused(500, "InternalServerError"),
  "503, always": () => refused(503, "ServiceUnavailable"),
} satisfies Readonly<Record<string, () => Fault>>;

export type FaultName = keyof typeof faults;
