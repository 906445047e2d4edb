import type { IncomingMessage, ServerResponse } from "node:http";

export function isHealthCheck({ method, url }: IncomingMessage, path: string): boolean {
  return url === path && (method === "GET" || method === "HEAD");
}

/**
 * The load balancer's question whether to send requests here. It asks nothing of what the app uses:
 * an answer that did would take every instance out at once when a database is slow.
 *
 * @param trouble why it should send none. @default none
 */
export function answerHealthCheck(res: ServerResponse, trouble?: string): void {
  res.writeHead(trouble === undefined ? 200 : 503, { "content-type": "text/plain" });
  res.end(trouble ?? "OK");
}
