import * as http from "node:http";
import * as https from "node:https";
import type { HttpHandlerOptions, HttpRequest, HttpResponse, RequestHandler } from "@smithy/types";

/** As many connections as the SDK opens, and as many requests at once. */
export const MAX_SOCKETS = 50;
/** A connection that nobody used for so long is closed, before the database does it. */
const IDLE_MS = 20_000;
/** The name that the SDK gives these, by which it tries again. */
const TIMEOUT_CODES = new Set(["ECONNRESET", "EPIPE", "ETIMEDOUT"]);

/** A whole answer. */
interface Answer {
  readonly response: HttpResponse & { readonly reason?: string };
}

/**
 * Sends requests over kept connections and reads each answer into one buffer.
 *
 * @param limitMs what one try may take: until the answer begins (waiting for a connection included),
 *   and once more until it has ended. 0 is no limit.
 */
export function createRequestHandler(
  limitMs: number,
): RequestHandler<HttpRequest, HttpResponse, HttpHandlerOptions> & { destroy(): void } {
  const options = { keepAlive: true, maxSockets: MAX_SOCKETS, timeout: IDLE_MS };
  const plain = { request: http.request, agent: new http.Agent(options) };
  const secure = { request: https.request, agent: new https.Agent(options) };
  return {
    metadata: { handlerProtocol: "http/1.1" },
    handle: (request, { abortSignal, requestTimeout } = {}) =>
      exchange(
        request.protocol === "https:" ? secure : plain,
        request,
        requestTimeout ?? limitMs,
        abortSignal as AbortSignal | undefined,
      ),
    destroy() {
      plain.agent.destroy();
      secure.agent.destroy();
    },
  };
}

function exchange(
  { request, agent }: { readonly request: typeof http.request; readonly agent: http.Agent },
  { hostname, port, method, path, headers, body }: HttpRequest,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(abortError(signal));
      return;
    }
    const outgoing = request({
      host: hostname.startsWith("[") ? hostname.slice(1, -1) : hostname,
      port,
      method,
      path,
      agent,
      // As they are written: Node then neither checks nor keeps each of them.
      headers: Object.entries(headers).flat(),
    });
    const settle = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const fail = (error: Error) => {
      settle();
      reject(error);
      outgoing.destroy();
    };
    const abort = () => fail(abortError(signal));
    const timer = limitMs > 0 ? setTimeout(() => fail(timeoutError(limitMs)), limitMs) : undefined;
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
