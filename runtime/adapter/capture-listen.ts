import { Server as HttpServer } from "node:http";
import type { Server as HttpsServer } from "node:https";
import { type AddressInfo, Server } from "node:net";

/** The web servers that an app would have opened a port with. */
export interface Captured {
  readonly servers: readonly (HttpServer | HttpsServer)[];
  /** Resolves with the first of them. */
  readonly first: Promise<HttpServer | HttpsServer>;
  /** Lets one server listen for all that. */
  exempt(server: Server): void;
  /** Closes them, as their callers asked for, when no request is left. */
  finish(): void;
}

/**
 * From now on an app's call of `listen` on a web server opens no port: its server is taken, and told
 * that it listens. Whoever stands around the app decides on which port its requests arrive, if they
 * arrive by a port at all. Servers of other kinds are left alone.
 */
export function captureListen(): Captured {
  const servers: (HttpServer | HttpsServer)[] = [];
  const exempted = new WeakSet<Server>();
  const closing: (() => void)[] = [];
  let onFirst: (server: HttpServer | HttpsServer) => void = () => {};
  const first = new Promise<HttpServer | HttpsServer>((resolve) => {
    onFirst = resolve;
  });
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (this: Server, ...args: unknown[]) {
    if (!isWeb(this) || exempted.has(this))
      return listen.apply(this, args as Parameters<typeof listen>);
    servers.push(this);
    pretendToListen(this, portOf(args), closing);
    const callback = args.at(-1);
    if (typeof callback === "function") this.once("listening", callback as () => void);
    process.nextTick(() => this.emit("listening"));
    onFirst(this);
    return this;
  } as typeof listen;
  return {
    servers,
    first,
    exempt: (server) => exempted.add(server),
    finish() {
      for (const close of closing.splice(0)) close();
    },
  };
}

/** To load `node:https` takes several milliseconds of a start, and hardly an app listens by it. */
function isWeb(server: Server): server is HttpServer | HttpsServer {
  if (server instanceof HttpServer) return true;
  const https = require("node:https") as typeof import("node:https");
  return server instanceof https.Server;
}

/** `listen(port)`, `listen({ port })`, `listen(path)`: where it would have been. */
function portOf([first]: readonly unknown[]): number {
  const port = typeof first === "object" && first ? (first as { port?: unknown }).port : first;
  return Number(port) || 0;
}

/** What its code may ask of it: whether it listens, where, and to end when all is answered. */
function pretendToListen(server: Server, port: number, closing: (() => void)[]): void {
  const address: AddressInfo = { address: "0.0.0.0", family: "IPv4", port };
  Object.defineProperty(server, "listening", { value: true, configurable: true });
  server.address = () => address;
  server.close = (callback?: (error?: Error) => void) => {
    closing.push(() => {
      callback?.();
      server.emit("close");
    });
    return server;
  };
}
