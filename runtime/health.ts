import type { IncomingMessage, ServerResponse } from "node:http";

export function isHealthCheck({ method, url }: IncomingMessage): boolean {
  return url === "/" && (method === "GET" || method === "HEAD");
}

/**
 * The load balancer's question whether to send requests here. It asks nothing of the database: one
 * that did would take every instance out at once when the database is slow.
 */
export function answerHealthCheck(res: ServerResponse, draining: boolean): void {
  res.writeHead(draining ? 503 : 200, { "content-type": "text/plain" });
  res.end(draining ? "Draining" : "OK");
}
