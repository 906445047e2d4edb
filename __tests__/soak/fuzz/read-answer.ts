import type { RawAnswer } from "../../support/http";

/**
 * Reads an answer of HTTP/1.1, as RFC 9112 says where its body ends.
 *
 * @param method of the request: an answer to HEAD has no body
 * @param connection whether more may come: a body of no said length ends with the connection
 * @returns undefined while it is not whole
 */
export function readAnswer(
  bytes: Buffer,
  method: string,
  connection: "open" | "ended" = "open",
): RawAnswer | undefined {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return;
  const [line = "", ...lines] = bytes.toString("latin1", 0, end).split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3})( |$)/.exec(line)?.[1]);
  if (!status) return;
  const rawHeaders = lines.flatMap((one) => {
    const colon = one.indexOf(":");
    return [one.slice(0, colon), one.slice(colon + 1).trim()];
  });
  const rest = bytes.subarray(end + 4);
  // What only says that the server is listening.
  if (status < 200) return readAnswer(rest, method, connection);
  const headers = joined(rawHeaders);
  const length = headers["content-length"] ?? headers["transfer-encoding"];
  const body =
    length === undefined && connection === "ended" ? rest : bodyOf(rest, method, status, headers);
  return body && { status, headers, rawHeaders, bytes: body, body: body.toString() };
}

function joined(rawHeaders: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name, value] = [String(rawHeaders[at]).toLowerCase(), String(rawHeaders[at + 1])];
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  }
  return headers;
}

function bodyOf(
  rest: Buffer,
  method: string,
  status: number,
  headers: Readonly<Record<string, string>>,
): Buffer | undefined {
  if (method === "HEAD" || status === 204 || status === 304) return Buffer.alloc(0);
  if (headers["transfer-encoding"] === "chunked") return unchunked(rest);
  const length = Number(headers["content-length"]);
  return rest.length >= length ? rest.subarray(0, length) : undefined;
}

function unchunked(rest: Buffer): Buffer | undefined {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = rest.indexOf("\r\n", at);
    if (end < 0) return;
    const size = Number.parseInt(rest.toString("latin1", at, end), 16);
    if (size === 0) return rest.indexOf("\r\n", end + 2) < 0 ? undefined : Buffer.concat(parts);
    if (rest.length < end + 2 + size + 2) return;
    parts.push(rest.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
