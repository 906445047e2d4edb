import { IncomingMessage, type RequestListener, ServerResponse } from "node:http";
import { isPlain } from "../app/plain";
import { expressOf } from "./express-app";

/** What a server makes its requests from: an app may have them as its own. */
export class Request extends IncomingMessage {}
/** What a server makes its responses from: an app may have them as its own. */
export class Response extends ServerResponse<Request> {}

/**
 * Express changes the prototype of each request and response to the app's own, which costs the engine
 * more than all that Express does else (https://github.com/expressjs/express/issues/5998). Here the
 * app's become those with which they are made, before the app's former ones in the chain, so that there
 * is nothing to change. For an app without such prototypes nothing is done.
 *
 * @param app what answers requests: an Express app (4 or 5), a server's listener that is one, or another
 */
export function adoptPrototypes(app: RequestListener, request: object, response: object): void {
  if (isPlain("prototypes")) return;
  const express = expressOf(app);
  if (!express) return;
  Object.setPrototypeOf(request, express.request);
  Object.setPrototypeOf(response, express.response);
  Object.assign(express, { request, response });
}
