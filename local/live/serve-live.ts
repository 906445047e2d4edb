import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Checked } from "./app-check";
import type { Live } from "./live";
import type { Door } from "./observer";

/** Where the page finds it, on its own origin. */
export const LIVE_PATHS = {
  events: "/local/events",
  kill: "/local/kill",
  check: "/local/check",
} as const;

/** A quiet stream says this often that it is there, in milliseconds: what stands between may end it else. */
const SIGN_OF_LIFE_MS = 15_000;

/** A listener that reads this slowly, in bytes unread, is sent no more. */
const UNREAD_BYTES = 1_000_000;

/** More than any order needs. */
const BODY_BYTES = 1_000;

export interface LiveOptions {
  readonly live: Live;
  /** Ends one instance or task, as a failure would. @returns its id; undefined where there is none */
  readonly kill: (door: Door) => string | undefined;
  /** Whether the app will run both ways; undefined while that is being found out for another. */
  readonly check: (gone: AbortSignal) => Promise<Checked | undefined>;
}

/**
 * Answers what the page asks of the system that it runs on: `GET /local/events`, a stream of
 * server-sent events, `POST /local/kill` with `{"door": "functions" | "containers"}`, and
 * `POST /local/check` with `{}`.
 * Who may ask is for the caller to see to.
 *
 * @returns whether it was asked
 */
export function serveLive(options: LiveOptions, req: IncomingMessage, res: ServerResponse) {
  const [path] = (req.url ?? "").split("?");
  if (path === LIVE_PATHS.events) {
    if (req.method === "GET") stream(options.live, req, res);
    else refuse(req, res, 405, "Read the events with GET.");
    return true;
  }
  if (path === LIVE_PATHS.kill) {
    void kill(options, req, res);
    return true;
  }
  if (path === LIVE_PATHS.check) {
    void check(options, req, res);
    return true;
  }
  return false;
}

function stream(live: Live, req: IncomingMessage, res: ServerResponse): void {
  req.resume();
  res.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  const send = (text: string) => {
    if (res.writableLength > UNREAD_BYTES) res.destroy();
    else res.write(text);
  };
  const leave = live.listen((event) => send(`data: ${JSON.stringify(event)}\n\n`));
  const sign = setInterval(() => send(":\n\n"), SIGN_OF_LIFE_MS);
  sign.unref();
  res.on("close", () => {
    leave();
    clearInterval(sign);
  });
}

/** The text of an order; undefined where it was refused. */
async function orderOf(req: IncomingMessage, res: ServerResponse): Promise<string | undefined> {
  const refused = (status: number, message: string) => {
    refuse(req, res, status, message);
    return undefined;
  };
  if (req.method !== "POST") return refused(405, "Send it with POST.");
  // A form of another site could send any type but this one without being asked about it first.
  if (!/^application\/json\b/.test(req.headers["content-type"] ?? "")) {
    return refused(415, "Send JSON, and say so in Content-Type.");
  }
  const length = Number(req.headers["content-length"] ?? Number.NaN);
  if (!(length <= BODY_BYTES)) return refused(413, "Say a length of 1,000 bytes at most.");
  return text(req).catch(() => "");
}

async function check({ check: run }: LiveOptions, req: IncomingMessage, res: ServerResponse) {
  if ((await orderOf(req, res)) === undefined) return;
  const gone = new AbortController();
  res.once("close", () => gone.abort());
  const checked = await run(gone.signal);
  if (!checked) return answer(res, 409, { message: "A check runs already: wait for its end." });
  answer(res, "report" in checked ? 200 : 500, "report" in checked ? checked.report : checked);
}

async function kill({ kill: end }: LiveOptions, req: IncomingMessage, res: ServerResponse) {
  const order = await orderOf(req, res);
  if (order === undefined) return;
  const door = doorOf(order);
  if (!door) return refuse(req, res, 400, 'Say {"door": "functions"} or {"door": "containers"}.');
  const killed = end(door);
  if (killed !== undefined) return answer(res, 202, { killed });
  const none =
    door === "functions"
      ? "No function has an instance now: send a request first."
      : "No task runs now: the next one is being started.";
  return answer(res, 409, { message: none });
}

function doorOf(body: string): Door | undefined {
  try {
    const { door } = Object(JSON.parse(body));
    return door === "functions" || door === "containers" ? door : undefined;
  } catch {
    return undefined;
  }
}

function refuse(req: IncomingMessage, res: ServerResponse, status: number, message: string): void {
  req.resume();
  answer(res, status, { message });
}

function answer(res: ServerResponse, status: number, body: object): void {
  res.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(JSON.stringify(body));
}
