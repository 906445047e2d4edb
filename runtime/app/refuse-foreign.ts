import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers a request that comes of another site than this machine's own. */
export function refuseForeign(req: IncomingMessage, res: ServerResponse): void {
  req.resume();
  res.writeHead(403, { "content-type": "application/json", "cache-control": "no-store" });
  res.end(
    JSON.stringify({
      message:
        "This port answers pages and programs of this machine alone. Start with --allow-host NAME to have it answer another name.",
    }),
  );
}
