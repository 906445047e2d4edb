import type { RequestHandler } from "express";
import { createApp } from "./app";
import { readContainerConfig } from "./config";
import { cors } from "./cors";
import { corsHeaders } from "./cors-headers";
import { openDatabase } from "./database";
import { createDrain } from "./drain";
import { HttpError } from "./errors";
import { answerHealthCheck, isHealthCheck } from "./health";
import { Instance } from "./instance";
import { logToStdout } from "./log";
import { readTarget } from "./paths";
import { createPostStore } from "./post-store";
import { serve } from "./server";
import { timeouts } from "./timeouts";

const readPath: RequestHandler = (req, _res, next) => {
  const target = readTarget(req.url);
  if (target === undefined) throw new HttpError(400, "Bad Request");
  req.url = target;
  next();
};

const config = readContainerConfig(process.env);
const instance = new Instance("containers");
const applyCors = corsHeaders(cors);
const app = createApp({
  posts: createPostStore(openDatabase(), config.tableName),
  instance,
  log: logToStdout,
  writeKeySha256: config.writeKeySha256,
  before: [readPath],
});
const server = serve((req, res) => {
  drain.announce(res);
  if (isHealthCheck(req)) return answerHealthCheck(res, drain.isDraining());
  applyCors(req, res, () => app(req, res));
});
const drain = createDrain(server, {
  noticeMs: config.drainSeconds * 1_000,
  finishMs: timeouts.finish,
  done: () => process.exit(0),
});

process.on("SIGTERM", drain.start);
process.on("SIGINT", () => process.exit(0));
server.listen(config.port, config.host, () => instance.ready());
