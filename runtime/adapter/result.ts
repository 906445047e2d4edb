import type { OutgoingHttpHeaders } from "node:http";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

const SAYS_UTF8 = /;\s*charset="?utf-8"?\s*$/i;
const TEXT = /^(text\/[^;]+|application\/([\w.-]+\+)?(json|xml)|application\/javascript)\s*;/i;
/** UTF-8 by their own definition. */
const ALWAYS_UTF8 = /^application\/([\w.-]+\+json|json|x-ndjson|x-www-form-urlencoded)\s*$/i;

/** Whether a body must travel as base64: all but text that is UTF-8 by what its type says. */
export function isBinary(headers: OutgoingHttpHeaders): boolean {
  const encoding = String(headers["content-encoding"] ?? "identity");
  if (encoding !== "identity") return true;
  const type = String(headers["content-type"] ?? "");
  return !ALWAYS_UTF8.test(type) && !(SAYS_UTF8.test(type) && TEXT.test(type));
}

/** An answer as API Gateway wants it: each cookie by itself, other headers that come twice joined. */
export function resultOf(
  statusCode: number,
  headers: OutgoingHttpHeaders,
  body: Buffer,
): APIGatewayProxyStructuredResultV2 {
  const isBase64Encoded = isBinary(headers);
  const joined: Record<string, string> = {};
  let cookies: readonly string[] = [];
  for (const name in headers) {
    const value = headers[name];
    if (name === "set-cookie") cookies = [value as string | string[]].flat();
    // How the body is cut for the wire is the gateway's own to say.
    else if (name !== "transfer-encoding") {
      joined[name] = Array.isArray(value) ? value.join(",") : String(value);
    }
  }
  return {
    statusCode,
    headers: joined,
    ...(cookies.length > 0 && { cookies: [...cookies] }),
    body: body.toString(isBase64Encoded ? "base64" : "utf8"),
    isBase64Encoded,
  };
}
