import type * as Http from "node:http";
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from "@smithy/types";

/** As many connections as the SDK opens, and as many requests at once. */
export const MAX_SOCKETS = 50;
/** As long as the SDK for Java keeps a connection without a call. */
const KEPT_MS = 60_000;
/** After so long without a call it is heard first which connections were closed meanwhile. */
const RESTED_MS = 1_000;
/** The name that the SDK gives these, by which it tries again. */
const TIMEOUT_CODES = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/** A whole answer. */
interface Answer {
  readonly response: HttpResponse & { readonly reason?: string };
}

/** How requests of one protocol are sent. */
interface Transport {
  readonly request: typeof Http.request;
  readonly agent: Http.Agent;
  /** When a call last took a connection, by the wall's clock. */
  usedAt: number;
}

export type LeanRequestHandler = RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions> & {
  destroy(): void;
};

/**
 * Sends requests over kept connections and reads each answer into one buffer.
 *
 * @param limitMs what one try may take from when it has a connection, or begins to open one, until the
 *   answer begins, and once more until it has ended. 0 is no limit. One that only waits for its turn among
 *   the connections is no call that failed: who calls ends it by a signal, where that takes too long.
 * @param protocol what is loaded at once, `http:` or `https:`
 */
export function createRequestHandler(limitMs: number, protocol: string): LeanRequestHandler {
  const transports = new Map<string, Transport>();
  const transportOf = (wanted: string): Transport => {
    const known = transports.get(wanted);
    if (known) return known;
    const { request, Agent } = load(wanted);
    const agent = new Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
    const made = { request, agent, usedAt: Date.now() };
    transports.set(wanted, made);
    return made;
  };
  transportOf(protocol);
  return {
    metadata: { handlerProtocol: "http/1.1" },
    handle: (request, { abortSignal, requestTimeout } = {}) => {
      const transport = transportOf(request.protocol);
      const signal = abortSignal as AbortSignal | undefined;
      const send = () => exchange(transport, request, requestTimeout ?? limitMs, signal);
      const isRested = Date.now() - transport.usedAt > RESTED_MS;
      return isRested ? afterNews(transport).then(send) : send();
    },
    destroy() {
      for (const { agent } of transports.values()) agent.destroy();
    },
  };
}

/** TLS takes milliseconds to load: only where it is spoken. */
const load = (protocol: string): Pick<typeof Http, "request" | "Agent"> =>
  protocol === "https:" ? require("node:https") : require("node:http");

/**
 * An instance that was frozen has not heard yet which of its kept connections were closed meanwhile: a call
 * over one of them fails, and whether it happened nobody knows. That news waits in the system beside the
 * request that woke it, and is read in the same turn of the event loop: so one turn is waited for. Of a
 * connection that what stands between has forgotten there is no news: after a minute none is used again.
 */
async function afterNews(transport: Transport): Promise<void> {
  const isOld = Date.now() - transport.usedAt > KEPT_MS;
  await new Promise(setImmediate);
  for (const sockets of Object.values(transport.agent.freeSockets)) {
    for (const socket of sockets ?? []) if (isOld || !socket.readable) socket.destroy();
  }
}

function exchange(
  transport: Transport,
  { hostname, port, method, path, headers, body }: HttpRequest,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { request, agent } = transport;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortError(signal));
      return;
    }
    transport.usedAt = Date.now();
    const outgoing = request({
      host: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
      port,
      method,
      path,
      agent,
      // As they are written: Node then neither checks nor keeps each of them.
      headers: written(headers),
    });
    let $metadata: { readonly httpStatusCode: number | undefined } | undefined;
    const settle = () => {
      isOver = true;
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const fail = (error: Error) => {
      settle();
      // As the SDK says it of an answer that broke off.
      reject($metadata ? Object.assign(error, { $metadata }) : error);
      outgoing.destroy();
    };
    const abort = () => fail(abortError(signal));
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    // A process that stood still for the whole limit hears its timers before what has come meanwhile: what
    // came is read first, in the same turn of the event loop, and an answer among it counts.
    const expire = () => {
      const known = $metadata;
      setImmediate(() => {
        if (!isOver && $metadata === known) fail(timeoutError(limitMs));
      });
    };
    if (limitMs > 0) {
      outgoing.on("socket", () => {
        if (!isOver) timer = setTimeout(expire, limitMs);
      });
    }
    signal?.addEventListener("abort", abort);
    outgoing.on("error", (error: NodeJS.ErrnoException) =>
      fail(
        TIMEOUT_CODES.has(String(error.code))
          ? Object.assign(error, { name: "TimeoutError" })
          : error,
      ),
    );
    outgoing.on("response", (incoming) => {
      timer?.refresh();
      $metadata = { httpStatusCode: incoming.statusCode };
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", fail);
      incoming.on("end", () => {
        settle();
        const [first] = chunks;
        resolve({
          response: {
            statusCode: incoming.statusCode ?? 0,
            reason: incoming.statusMessage,
            headers: incoming.headers as Record<string, string>,
            body: first && chunks.length === 1 ? first : Buffer.concat(chunks),
          } as Answer["response"],
        });
      });
    });
    outgoing.end(body);
  });
}

function written(headers: Readonly<Record<string, string>>): string[] {
  const lines: string[] = [];
  for (const name in headers) lines.push(name, headers[name] ?? "");
  return lines;
}

function timeoutError(limitMs: number): Error {
  return Object.assign(new Error(`The database did not answer within ${limitMs} ms`), {
    name: "TimeoutError",
    code: "ETIMEDOUT",
  });
}

/** As the SDK's: `cause` is what the signal was aborted with. */
function abortError(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  const error =
    reason instanceof Error || reason === undefined
      ? new Error("Request aborted", { cause: reason })
      : new Error(String(reason));
  return Object.assign(error, { name: "AbortError" });
}
