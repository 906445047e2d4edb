import type { ServerResponse } from "node:http";

/** An answer of the adapter itself, in the form of API Gateway's own. */
export function answerJson(res: ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ message });
  res.writeHead(status, { "content-type": "application/json", "content-length": body.length });
  res.end(body);
}
