import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { listenersBehind } from "./load";

/** What is known of an Express app (4 or 5) without knowing Express. */
export interface ExpressApp {
  request: object;
  response: object;
  use(handler: (...args: never[]) => unknown): unknown;
  /** Express 4's, which is made when something is first used. */
  readonly _router?: Router;
  /** Express 5's; to ask Express 4 for it is an error. */
  readonly router?: Router;
}

interface Router {
  readonly stack?: { readonly handle?: (...args: never[]) => unknown }[];
}

/** The Express app that answers requests, if it is one: itself, or behind a server's listener. */
export const expressOf = (app: RequestListener): ExpressApp | undefined =>
  listenersBehind(app).find(isExpress);

const isExpress = (value: unknown): value is ExpressApp => {
  const { request, response } = Object(value) as Partial<ExpressApp>;
  return request instanceof IncomingMessage && response instanceof ServerResponse;
};

/** What it runs by, in order; undefined where it has nothing, or keeps it elsewhere. */
export function stackOf(express: ExpressApp): Router["stack"] {
  try {
    return (express._router ?? express.router)?.stack;
  } catch {
    return undefined;
  }
}
