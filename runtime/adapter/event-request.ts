import type { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { encodePath } from "../app/paths";

/** What serverless-express makes its request from. */
export interface RequestValues {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string | undefined>;
  readonly body: Buffer | undefined;
  readonly remoteAddress: string;
}

/** An event as a request: its path as a client would send it, its query as it was sent. */
export function requestOf({ event }: { readonly event: APIGatewayProxyEventV2 }): RequestValues {
  const { http } = event.requestContext;
  const headers = { ...event.headers };
  if (event.cookies) headers.cookie = event.cookies.join("; ");
  const body = event.body
    ? Buffer.from(event.body, event.isBase64Encoded ? "base64" : "utf8")
    : undefined;
  // API Gateway adds it to what had none; a body that is no text in UTF-8 became another length.
  if (body) headers["content-length"] = String(body.length);
  else if (http.method === "GET" || http.method === "HEAD") delete headers["content-length"];
  const query = event.rawQueryString ? `?${event.rawQueryString}` : "";
  const path = encodePath(event.rawPath) + query;
  return { method: http.method, path, headers, body, remoteAddress: http.sourceIp };
}

/**
 * Makes a request of serverless-express's one that behaves as Node's own do: with a socket that can be
 * listened to (Express 5 listens, and answers 500 otherwise), a body that is still to be read (body
 * parsers leave one alone that is there), and its headers in the raw form too.
 */
export function likeNodes(request: IncomingMessage): IncomingMessage {
  const { remoteAddress } = request.socket;
  const socket = new Socket();
  const encrypted = request.headers["x-forwarded-proto"] === "https";
  Object.defineProperties(socket, {
    remoteAddress: { value: remoteAddress },
    encrypted: { value: encrypted },
  });
  for (const own of ["body", "ip"]) delete (request as unknown as Record<string, unknown>)[own];
  return Object.assign(request, {
    socket,
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    rawHeaders: Object.entries(request.headers).flatMap(([name, value]) => [name, String(value)]),
  });
}
