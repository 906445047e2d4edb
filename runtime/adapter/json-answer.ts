import type { ServerResponse } from "node:http";

/** An answer of the adapter itself, in the form of API Gateway's own. */
export function answerJson(
  res: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = JSON.stringify({ message });
  res.writeHead(status, {
    "content-type": "application/json",
    "content-length": body.length,
    ...headers,
  });
  res.end(body);
}

/** What it takes is away, or slow: to be tried again soon. */
export const answerUnavailable = (res: ServerResponse): void =>
  answerJson(res, 503, "Service Unavailable", { "retry-after": "1" });
