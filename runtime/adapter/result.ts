import type { OutgoingHttpHeaders } from "node:http";
import type { APIGatewayProxyStructuredResultV2 } from "aws-lambda";

export interface ResponseValues {
  readonly statusCode: number;
  readonly body: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly isBase64Encoded?: boolean;
}

const SAYS_UTF8 = /;\s*charset="?utf-8"?\s*$/i;
const TEXT = /^(text\/[^;]+|application\/([\w.-]+\+)?(json|xml)|application\/javascript)\s*;/i;
/** UTF-8 by their own definition. */
const ALWAYS_UTF8 = /^application\/([\w.-]+\+json|json|x-ndjson|x-www-form-urlencoded)\s*$/i;

/** Whether a body must travel as base64: all but text that is UTF-8 by what its type says. */
export function isBinary({ headers }: { readonly headers: OutgoingHttpHeaders }): boolean {
  const encoding = String(headers["content-encoding"] ?? "identity");
  const type = String(headers["content-type"] ?? "");
  const isText = ALWAYS_UTF8.test(type) || (TEXT.test(type) && SAYS_UTF8.test(type));
  return encoding !== "identity" || !isText;
}

/** An answer as API Gateway wants it: each cookie by itself, other headers that come twice joined. */
export function resultOf(response: ResponseValues): APIGatewayProxyStructuredResultV2 {
  const { statusCode, body, headers = {}, isBase64Encoded = false } = response;
  // How the body is cut for the wire is the gateway's own to say.
  const { "set-cookie": cookies = [], "transfer-encoding": _chunked, ...others } = headers;
  return {
    statusCode,
    headers: Object.fromEntries(
      Object.entries(others).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.join(",") : String(value),
      ]),
    ),
    ...(cookies.length > 0 && { cookies: [cookies].flat() }),
    body,
    isBase64Encoded,
  };
}
