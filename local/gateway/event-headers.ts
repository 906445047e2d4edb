import type { GatewayRequest } from "./event";

export interface EventHeaders {
  /** By name in lower case; what came twice is joined by a comma without a space. Row 10. */
  readonly headers: Record<string, string | undefined>;
  /** One `name=value` each; there is no header `cookie` beside them. Row 11. */
  readonly cookies: string[];
}

/** Headers of the connection rather than of the request: a function does not see them. Row 13. */
const DROPPED = new Set([
  "connection",
  "expect",
  "proxy-authenticate",
  "te",
  "transfer-encoding",
  "upgrade",
]);

/** The headers and cookies of the event. Row 12 is what API Gateway adds to them. */
export function readHeaders(
  request: Pick<GatewayRequest, "rawHeaders" | "body" | "sourceIp" | "port" | "traceId">,
): EventHeaders {
  const { cookie = [], ...sent } = Object.fromEntries(groupByName(request.rawHeaders));
  // Object.fromEntries, since an assignment to a header named __proto__ would be lost.
  const headers: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(sent)
      .filter(([name]) => !DROPPED.has(name))
      .map(([name, values]) => [name, values.join(",")]),
  );
  const forwardedFor = [...(sent["x-forwarded-for"] ?? []), request.sourceIp];
  return {
    headers: {
      ...headers,
      "content-length": String(request.body.length),
      "x-amzn-trace-id": headers["x-amzn-trace-id"] ?? request.traceId,
      "x-forwarded-for": forwardedFor.join(", "),
      "x-forwarded-port": String(request.port),
      "x-forwarded-proto": "http",
    },
    cookies: cookie.flatMap((line) =>
      line
        .split(";")
        .map((pair) => pair.trim())
        .filter((pair) => pair !== ""),
    ),
  };
}

function groupByName(rawHeaders: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = (rawHeaders[i] ?? "").toLowerCase();
    groups.set(name, [...(groups.get(name) ?? []), rawHeaders[i + 1] ?? ""]);
  }
  return groups;
}
