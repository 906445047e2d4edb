import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { pagePolicy } from "../modules/static-site/page-policy";
import type { HostCheck } from "../runtime/app/own-hosts";
import { refuseForeign } from "../runtime/app/refuse-foreign";
import { type Forwards, forward } from "./forward";
import { listenError } from "./listen-error";
import { type LiveOptions, serveLive } from "./live/serve-live";

export interface PageOptions {
  /** @default 127.0.0.1 */
  readonly host?: string;
  readonly port: number;
  /** Holds index.html and all that it loads. */
  readonly folder: string;
  /** What `urls.js` says. */
  readonly urls: string;
  /** Whose requests are answered. */
  readonly answers: HostCheck;
  /** Backends that the page reaches through this server. @default none */
  readonly forwards?: Forwards;
  /** Addresses of backends that the page calls itself. @default none */
  readonly calls?: readonly string[];
  /** What tells the page how the two backends are. @default nothing does */
  readonly live?: LiveOptions;
}

export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** What the page consists of; nothing else in the folder is given out. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Serves the page as the deployed site does: its files, and an `urls.js` of its own. */
export async function startPage(options: PageOptions): Promise<PageServer> {
  const { host = "127.0.0.1", port, folder, urls, forwards = {}, calls = [] } = options;
  const policy = pagePolicy(calls);
  const server = createServer(async (req, res) => {
    if (!options.answers(req.headers)) return refuseForeign(req, res);
    if (forward(forwards, req, res)) return;
    if (options.live && serveLive(options.live, req, res)) return;
    // Taken apart by hand: not every target is a URL (`//`), and what threw here would end all of it.
    const [path = "/"] = (req.url ?? "/").split("?");
    const name = path === "/" ? "/index.html" : path;
    const type = /^\/[\w-]+\.\w+$/.test(name) ? types[extname(name)] : undefined;
    const body = await (name === "/urls.js" ? urls : type && read(join(folder, name)));
    const found = body !== undefined && type !== undefined;
    res.writeHead(found ? 200 : 404, {
      "content-type": found ? type : "text/plain",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "content-security-policy": policy,
      "x-frame-options": "DENY",
    });
    res.end(found ? body : "Not Found");
  }).listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw listenError(error as NodeJS.ErrnoException, "page", port);
  }
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function read(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch {
    return undefined;
  }
}
