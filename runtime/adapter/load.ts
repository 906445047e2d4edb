import { type RequestListener, Server } from "node:http";
import type { Captured } from "./capture-listen";

/** What was wrong with an app, in a sentence for the person who wrote it. */
export class AppError extends Error {}

const WANTED =
  'an Express app or another (req, res) listener as module.exports, default export or "app"; a function "create" that gives one; or a call of listen';

/**
 * Loads an app and finds what answers its requests: what it exports (the default, `app`, or what
 * `create` gives), else the server that it calls `listen` on.
 *
 * @param load loads the app's module
 * @param entry the file, as its author knows it
 * @throws AppError where it cannot be loaded, or has nothing that answers
 */
export async function loadApp(
  load: () => unknown,
  entry: string,
  captured: Captured,
): Promise<RequestListener> {
  const exported = await attempt(load, entry, "was loaded");
  for (const candidate of candidatesOf(exported)) {
    const listener = await toListener(candidate, entry);
    if (listener) return listener;
  }
  const server = captured.servers[0] ?? (await listening(captured));
  if (!server)
    throw new AppError(`${entry} has nothing that answers requests: it needs ${WANTED}.`);
  // One port may be listened on at several addresses: for each a server, with the same listeners.
  const ports = [
    ...new Set(captured.servers.map((one) => (one.address() as { port: number }).port)),
  ];
  if (ports.length > 1) {
    throw new AppError(
      `${entry} listens ${ports.length} times (ports ${ports.join(", ")}): export the one app that answers requests, as module.exports, default export or "app".`,
    );
  }
  return listenerOf(server);
}

/** In the order in which they count; a default within a default is a CommonJS file seen by an ES one. */
function candidatesOf(exported: unknown): readonly unknown[] {
  const { default: byDefault, app, create } = Object(exported) as Record<string, unknown>;
  const inner = Object(byDefault) as Record<string, unknown>;
  const all = [byDefault, app, create, inner.default, inner.app, inner.create, exported];
  return [...new Set(all)].filter((value) => value !== undefined);
}

/** A listener, or undefined where the value is none and makes none. */
async function toListener(value: unknown, entry: string): Promise<RequestListener | undefined> {
  if (value instanceof Server) return listenerOf(value);
  if (typeof value !== "function") return;
  if (isApp(value)) return value as RequestListener;
  if (/^class\b/.test(Function.prototype.toString.call(value))) {
    throw new AppError(`${entry} exports the class ${value.name}; it needs ${WANTED}.`);
  }
  // (req, res) and (req, res, next) answer; what takes less makes what answers.
  if (value.length >= 2) return value as RequestListener;
  const made = await attempt(() => value(), entry, `ran ${nameOf(value)}`);
  if (made === undefined) return;
  if (made instanceof Server) return listenerOf(made);
  if (typeof made === "function" && (isApp(made) || made.length >= 2)) {
    return made as RequestListener;
  }
  throw new AppError(
    `${entry}: ${nameOf(value)} gives ${kindOf(made)}; it must give an Express app or another (req, res) listener.`,
  );
}

const nameOf = ({ name }: { readonly name: string }) => (name ? `its ${name}` : "its function");

/** Express's and Connect's apps are functions with a `handle` of their own. */
const isApp = (value: unknown): boolean =>
  typeof value === "function" && typeof (value as { handle?: unknown }).handle === "function";

type WebServer = Captured["servers"][number];
const serverOf = new WeakMap<RequestListener, WebServer>();

/** A server's listeners at the time of the request: some are added later. */
function listenerOf(server: WebServer): RequestListener {
  const listener: RequestListener = (req, res) => void server.emit("request", req, res);
  serverOf.set(listener, server);
  return listener;
}

/** Of a listener that stands for a server, those that the server has by now; else itself. */
export const listenersBehind = (listener: RequestListener): readonly unknown[] =>
  serverOf.get(listener)?.listeners("request") ?? [listener];

const kindOf = (value: unknown): string =>
  typeof value === "object" && value !== null
    ? `an object (${value.constructor?.name ?? "without a class"})`
    : typeof value;

async function attempt(run: () => unknown, entry: string, what: string): Promise<unknown> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(`${entry} failed when it ${what}: ${error}`, { cause: error });
  }
}

/** The server that listens in the end: many apps connect to something first. Undefined where nothing
 * is left that could make it do so. */
function listening(captured: Captured): Promise<Captured["servers"][number] | undefined> {
  return new Promise((resolve) => {
    const over = () => resolve(undefined);
    process.once("beforeExit", over);
    void captured.first.then((server) => {
      process.removeListener("beforeExit", over);
      // In the same breath it may make another.
      setImmediate(() => resolve(server));
    });
  });
}
