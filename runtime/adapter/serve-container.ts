import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { decodePath, readTarget } from "../app/paths";
import { createRouter } from "../app/routing";
import { adapt } from "./adapt";
import { withCors } from "./cors";
import type { Instance } from "./instance";
import { answerJson } from "./json-answer";
import { logToStdout } from "./log";
import type { AdapterSettings } from "./settings";

/** What a container does around an app, where for a function API Gateway does it. */
export function containerListener(
  app: RequestListener,
  instance: Instance,
  { cors, paths, routes }: AdapterSettings,
): RequestListener {
  const route = createRouter(routes);
  const routeOf = ({ method = "", url = "" }: IncomingMessage) => {
    const path = decodePath(url.split("?", 1)[0] ?? "");
    return path === undefined ? undefined : route(method, path)?.route.path;
  };
  const adapted = adapt(paths === "alike" ? withReadPath(app) : app, {
    instance,
    log: logToStdout,
    requestId: () => randomUUID(),
    routeOf,
  });
  return withCors(adapted, cors);
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
