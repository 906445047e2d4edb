import { once } from "node:events";
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { Duplex } from "node:stream";
import { listenError } from "../listen-error";
import { forwardedHeaders, returnedHeaders } from "./balancer-headers";
import { tunnel } from "./tunnel";

export interface BalancerOptions {
  readonly port: number;
  /** Addresses of those that may get the next request. */
  readonly eligible: () => readonly string[];
  /** How long a target may be silent, in milliseconds; 0 waits for ever. */
  readonly idleMs: number;
}

export interface Balancer {
  /** How many requests came since this was asked last. */
  requests(): number;
  close(): Promise<void>;
}

/**
 * A small application load balancer on 127.0.0.1: each request goes to the next target in turn, as it
 * came but for the headers that the real one adds; none is tried twice. Its own answers are the real
 * one's: 503 without a target, 502 where one hangs up, 504 where it is silent.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
 *
 * @throws UserError where the port cannot be taken
 */
export async function startBalancer(options: BalancerOptions): Promise<Balancer> {
  // Closed before a target closes it, so that no request meets a connection that is about to end.
  const agent = new Agent({ keepAlive: true, timeout: 60_000 });
  let turn = 0;
  let requests = 0;
  const next = () => {
    requests += 1;
    const eligible = options.eligible();
    return eligible[turn++ % eligible.length];
  };
  const server = createServer((req, res) => {
    const target = next();
    if (target === undefined) refuse(req, res, 503);
    else pass(target, req, res);
  });
  const tunnels = new Set<Duplex>();
  server.on("upgrade", (req, socket, head) => {
    tunnels.add(socket.once("close", () => tunnels.delete(socket)));
    tunnel(next(), req, socket, head);
  });
  server.listen(options.port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, "containers", options.port);
  }
  return {
    requests: () => {
      const came = requests;
      requests = 0;
      return came;
    },
    close: async () => {
      agent.destroy();
      server.close();
      server.closeAllConnections();
      for (const socket of tunnels) socket.destroy();
    },
  };

  function pass(target: string, req: IncomingMessage, res: ServerResponse): void {
    const { hostname, port } = new URL(target);
    const { method, url: path } = req;
    const headers = forwardedHeaders(req, options.port);
    const onward = request({ hostname, port, method, path, headers, agent });
    onward.on("response", (answer) => {
      const { statusCode = 502, statusMessage, rawHeaders } = answer;
      res.writeHead(statusCode, statusMessage, returnedHeaders(rawHeaders));
      answer.pipe(res);
      answer.on("error", () => res.destroy());
    });
    let silent = false;
    onward.setTimeout(options.idleMs, () => {
      silent = true;
      onward.destroy();
    });
    onward.on("error", () => {
      if (res.headersSent) res.destroy();
      else refuse(req, res, silent ? 504 : 502);
    });
    res.on("close", () => onward.destroy());
    req.pipe(onward);
  }
}

function refuse(req: IncomingMessage, res: ServerResponse, status: 502 | 503 | 504): void {
  req.resume();
  const said = `${status} ${status === 503 ? "Service Temporarily Unavailable" : STATUS_CODES[status]}`;
  res.writeHead(status, { server: "awselb/2.0", "content-type": "text/html" });
  res.end(
    `<html>\r\n<head><title>${said}</title></head>\r\n<body>\r\n<center><h1>${said}</h1></center>\r\n</body>\r\n</html>\r\n`,
  );
}
