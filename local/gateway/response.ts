/** What goes over the wire to the client. */
export interface GatewayResponse {
  readonly status: number;
  /** Names in lower case; `set-cookie` may come more than once. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** The gateway's own answers, by their status. */
const MESSAGES = {
  400: "Bad Request",
  404: "Not Found",
  408: "Request Timeout",
  413: "Request Entity Too Large",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  500: "Internal Server Error",
  503: "Service Unavailable",
} as const;

/** An answer of the gateway itself: `{"message":"..."}`. */
export function gatewayError(status: keyof typeof MESSAGES): GatewayResponse {
  return jsonResponse(status, JSON.stringify({ message: MESSAGES[status] }));
}

export function jsonResponse(status: number, text: string): GatewayResponse {
  return { status, headers: [["content-type", "application/json"]], body: Buffer.from(text) };
}
