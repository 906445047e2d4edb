import "./adapter/captured";
import "./adapter/production";
import "./adapter/report-load";
import { load } from "virtual:app";
import { settings } from "virtual:settings";
import { captured } from "./adapter/captured";
import { readContainerConfig } from "./adapter/config";
import { createDrain } from "./adapter/drain";
import { answerHealthCheck, isHealthCheck } from "./adapter/health";
import { HealthThread } from "./adapter/health-thread";
import { Instance } from "./adapter/instance";
import { loadApp } from "./adapter/load";
import { loaded } from "./adapter/report-load";
import { containerListener } from "./adapter/serve-container";
import { serve } from "./adapter/server";
import { takeSecrets } from "./adapter/take-secrets";

async function start(): Promise<void> {
  const config = readContainerConfig(process.env);
  const { port, healthPort, host, drainSeconds, maxInFlight, answers } = config;
  const instance = new Instance("containers");
  const server = serve();
  captured.exempt(server);
  await takeSecrets(process.env);
  const app = await loadApp(load, settings.entry, captured);
  loaded();
  const listener = containerListener(app, instance, settings, { maxInFlight, answers });
  const drain = createDrain(server, {
    noticeMs: drainSeconds * 1_000,
    finishMs: settings.timeouts.finish,
    done: () => {
      captured.finish();
      process.exit(0);
    },
  });
  server.on("request", (req, res) => {
    drain.announce(res);
    if (!isHealthCheck(req, settings.healthPath)) return listener(req, res);
    answerHealthCheck(res, drain.isDraining() ? "Draining" : undefined);
  });
  for (const taken of captured.servers) {
    // WebSockets and other upgrades are the app's, where it takes them.
    if (taken.listenerCount("upgrade") > 0) {
      server.on("upgrade", (req, socket, head) => {
        if (answers?.(req.headers) === false) socket.destroy();
        else taken.emit("upgrade", req, socket, head);
      });
    }
  }
  const health =
    healthPort === undefined
      ? undefined
      : new HealthThread({ port: healthPort, host, path: settings.healthPath }, end);
  process.on("SIGTERM", () => {
    drain.start();
    health?.drain();
  });
  process.on("SIGINT", () => process.exit(0));
  server.listen(port, host, () => {
    instance.ready();
    health?.start();
  });
}

function end(error: Error): never {
  console.error(error.message);
  process.exit(1);
}

/** Exported, for a source without an export is CommonJS to esbuild, in which no app can await at its top. */
export const started = start().catch(end);
