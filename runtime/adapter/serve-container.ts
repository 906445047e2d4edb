import type { RequestListener } from "node:http";
import { decodePath, readTarget } from "../app/paths";
import { isPlain } from "../app/plain";
import { createRouter } from "../app/routing";
import { adapt } from "./adapt";
import type { Instance } from "./instance";
import { answerJson } from "./json-answer";
import { logByTurns, logToStdout } from "./log";
import { noteErrors } from "./note-errors";
import { adoptPrototypes, Request, Response } from "./prototypes";
import type { AdapterSettings } from "./settings";

/**
 * What a container does around an app, where for a function API Gateway does it.
 *
 * @param maxInFlight how many requests may wait for their answers to begin. @default any number
 */
export function containerListener(
  app: RequestListener,
  instance: Instance,
  { cors, paths, routes, timeouts }: AdapterSettings,
  maxInFlight?: number,
): RequestListener {
  noteErrors(app);
  adoptPrototypes(app, Request.prototype, Response.prototype);
  const route = createRouter(routes);
  return adapt(paths === "alike" ? withReadPath(app) : app, {
    instance,
    log: isPlain("log") ? logToStdout : logByTurns(),
    // No platform names it: its number in this instance does.
    requestId: ({ sequence }) => `${instance.id}-${sequence}`,
    routeOf: ({ method, url }) => {
      const path = decodePath(url.split("?", 1)[0] ?? "");
      return path === undefined ? undefined : route(method, path)?.route.path;
    },
    cors,
    limitMs: timeouts.request,
    maxInFlight,
  });
}

/** The app gets a path as API Gateway reads it; what it could not read is answered as it does. */
function withReadPath(app: RequestListener): RequestListener {
  return (req, res) => {
    const target = readTarget(req.url ?? "/");
    if (target === undefined) return answerJson(res, 400, "Bad Request");
    req.url = target;
    app(req, res);
  };
}
