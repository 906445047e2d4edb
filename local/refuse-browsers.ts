import type { Server } from "node:http";
import { ownHosts } from "../runtime/app/own-hosts";

const mine = ownHosts();

/**
 * Has a server answer programs alone: whoever reaches the database goes round all that the app asks of
 * its clients, and any site that a browser shows can send to this port.
 */
export function refuseBrowsers(server: Server): void {
  const [handle, ...others] = server.listeners("request");
  if (!handle || others.length > 0) throw new Error("The server has no one place to be guarded.");
  server.removeAllListeners("request");
  server.on("request", (req, res) => {
    const { origin, host, "sec-fetch-site": site } = req.headers;
    if (origin === undefined && site === undefined && mine({ host })) return handle(req, res);
    req.resume();
    res.writeHead(403, { "content-type": "application/x-amz-json-1.0" });
    res.end(
      JSON.stringify({
        __type: "com.amazon.coral.service#AccessDeniedException",
        message: "The local database answers programs on this machine, no browser.",
      }),
    );
  });
}
