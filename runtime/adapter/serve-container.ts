import type { RequestListener } from "node:http";
import { decodePath, readTarget } from "../app/paths";
import { isPlain } from "../app/plain";
import { refuseForeign } from "../app/refuse-foreign";
import { createRouter } from "../app/routing";
import { adapt } from "./adapt";
import type { ContainerConfig } from "./config";
import type { Instance } from "./instance";
import { answerJson } from "./json-answer";
import { logByTurns, logToStdout } from "./log";
import { noteErrors } from "./note-errors";
import { adoptPrototypes, Request, Response } from "./prototypes";
import type { AdapterSettings } from "./settings";

/**
 * What a container does around an app, where for a function API Gateway does it.
 *
 * @param config by default any number of requests may wait, and everybody's are answered
 */
export function containerListener(
  app: RequestListener,
  instance: Instance,
  { cors, paths, routes, timeouts }: AdapterSettings,
  { maxInFlight, answers }: Partial<Pick<ContainerConfig, "maxInFlight" | "answers">> = {},
): RequestListener {
  noteErrors(app);
  adoptPrototypes(app, Request.prototype, Response.prototype);
  const route = createRouter(routes);
  const adapted = adapt(paths === "alike" ? withReadPath(app) : app, {
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
  if (!answers) return adapted;
  return (req, res) => (answers(req.headers) ? adapted(req, res) : refuseForeign(req, res));
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
