import type { Socket } from "node:net";
import { Agent, type buildConnector } from "undici";
import { type Answer, type Client, giveUpMs, noAnswer } from "./client";
import { type Handshake, openSocket, type Place } from "./connections/open-socket";
import { reserveOf } from "./connections/reserve";
import { type HeaderLookup, serverOf } from "./headers";
import type { PlannedRequest } from "./request";

/**
 * Sends over kept-alive connections, as many as requests are under way at once, without pipelining;
 * they come from a reserve, once there is one. Never throws for a request: what fails is an answer with
 * status 0.
 */
export function httpClient(url: string): Client {
  const reserve = reserveOf(placeOf(url));
  const agent = agentWith(() => reserve.take());
  return {
    url: url.replace(/\/+$/, ""),
    send: (request) => sendOver(agent, url, request),
    ahead: (connections) => reserve.fill(connections),
    waited: () => reserve.waited(),
    async close() {
      reserve.close();
      await agent.close();
    },
  };
}

/** What one request took over a connection of its own, milliseconds. */
export interface FreshAnswer {
  readonly answer: Answer;
  /** Missing where none could be opened. */
  readonly handshake?: Handshake;
  /** From the first step to the whole answer. */
  readonly wholeMs: number;
}

/** Sends one request over a new connection, and closes it. */
export async function sendFresh(url: string, request: PlannedRequest): Promise<FreshAnswer> {
  let handshake: Handshake | undefined;
  const start = performance.now();
  const agent = agentWith(async () => {
    const opened = await openSocket(placeOf(url));
    handshake = opened.handshake;
    return opened.socket;
  });
  const answer = await sendOver(agent, url, request);
  const wholeMs = performance.now() - start;
  await agent.destroy();
  return { answer, wholeMs, ...(handshake && { handshake }) };
}

function placeOf(url: string): Place {
  const { hostname, port, protocol } = new URL(url);
  const secure = protocol === "https:";
  const host = hostname.replace(/^\[|\]$/g, "");
  return { host, port: Number(port) || (secure ? 443 : 80), secure };
}

/** @param socket opens a connection or has one */
function agentWith(socket: () => Promise<Socket>): Agent {
  const connect: buildConnector.connector = (_options, callback) => {
    socket().then(
      (found) => callback(null, found),
      (error: Error) => callback(error, null),
    );
  };
  return new Agent({ keepAliveTimeout: 30_000, connect });
}

async function sendOver(agent: Agent, url: string, request: PlannedRequest): Promise<Answer> {
  const { method, path, headers, body } = request;
  try {
    const { origin, pathname, search } = new URL(url.replace(/\/+$/, "") + path);
    const response = await agent.request({
      origin,
      path: pathname + search,
      method: method as "GET",
      headersTimeout: giveUpMs,
      bodyTimeout: giveUpMs,
      headers,
      body: body ?? null,
    });
    const header: HeaderLookup = (name) => {
      const value = response.headers[name];
      return typeof value === "string" ? value : value?.join(", ");
    };
    const content = new Uint8Array(await response.body.arrayBuffer());
    return { status: response.statusCode, header, body: content, server: serverOf(header) };
  } catch (error) {
    return noAnswer(causeOf(error));
  }
}

/** The client's own names for what Node has a name for. */
const names: Readonly<Record<string, string>> = {
  UND_ERR_SOCKET: "ECONNRESET",
  UND_ERR_CONNECT_TIMEOUT: "ETIMEDOUT",
  UND_ERR_HEADERS_TIMEOUT: "ETIMEDOUT",
  UND_ERR_BODY_TIMEOUT: "ETIMEDOUT",
};

function causeOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : (names[code] ?? code);
}
