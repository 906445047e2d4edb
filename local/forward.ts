import { type IncomingMessage, request, type ServerResponse } from "node:http";

/** Addresses by the path that leads to each: `{ "/functions": "http://127.0.0.1:3001" }`. */
export type Forwards = Readonly<Record<string, string>>;

/**
 * Hands a request on to the backend whose prefix its path has, without the prefix and otherwise as it
 * came, as the deployed site does: so the page may call an app that has no CORS policy.
 *
 * @returns whether there was one
 */
export function forward(forwards: Forwards, req: IncomingMessage, res: ServerResponse): boolean {
  const { url = "/", method, headers } = req;
  const found = Object.entries(forwards).find(([prefix]) => url.startsWith(`${prefix}/`));
  if (!found) return false;
  const [prefix, address] = found;
  const { host, hostname, port } = new URL(address);
  const path = url.slice(prefix.length);
  const onward = request({ hostname, port, method, path, headers: { ...headers, host } });
  onward.on("response", (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
    answer.pipe(res);
    answer.on("error", () => res.destroy());
  });
  onward.on("error", () => {
    if (res.headersSent) return void res.destroy();
    res.writeHead(502, { "content-type": "application/json" });
    res.end('{"message":"Bad Gateway"}');
  });
  res.on("close", () => onward.destroy());
  req.pipe(onward);
  return true;
}
