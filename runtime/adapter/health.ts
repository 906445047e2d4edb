import type { IncomingMessage, ServerResponse } from "node:http";

export function isHealthCheck({ method, url }: IncomingMessage, path: string): boolean {
  return url === path && (method === "GET" || method === "HEAD");
}

/**
 * The load balancer's question whether to send requests here. It asks nothing of what the app uses:
 * an answer that did would take every instance out at once when a database is slow.
 */
export function answerHealthCheck(res: ServerResponse, draining: boolean): void {
  res.writeHead(draining ? 503 : 200, { "content-type": "text/plain" });
  res.end(draining ? "Draining" : "OK");
}
