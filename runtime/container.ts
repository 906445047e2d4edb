import "./adapter/captured";
import "./adapter/production";
import "./adapter/report-load";
import { load } from "virtual:app";
import { settings } from "virtual:settings";
import { captured } from "./adapter/captured";
import { readContainerConfig } from "./adapter/config";
import { createDrain } from "./adapter/drain";
import { answerHealthCheck, isHealthCheck } from "./adapter/health";
import { type HealthThread, startHealthThread } from "./adapter/health-thread";
import { Instance } from "./adapter/instance";
import { loadApp } from "./adapter/load";
import { loaded } from "./adapter/report-load";
import { containerListener } from "./adapter/serve-container";
import { serve } from "./adapter/server";
import { takeSecrets } from "./adapter/take-secrets";

/** How long after the app answers its health is told apart, in milliseconds. */
const HEALTH_AFTER_MS = 100;

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
  let health: HealthThread | undefined;
  process.on("SIGTERM", () => {
    drain.start();
    health?.drain();
  });
  process.on("SIGINT", () => process.exit(0));
  server.listen(port, host, () => {
    instance.ready();
    if (healthPort === undefined) return;
    // To begin takes the thread some 10 ms of the CPU, which are the first request's.
    setTimeout(() => {
      const data = { port: healthPort, host, path: settings.healthPath };
      health = startHealthThread(data, ({ message }) => {
        console.error(
          `The health check cannot be answered at HEALTH_PORT ${healthPort}: ${message}`,
        );
        process.exit(1);
      });
      if (drain.isDraining()) health.drain();
    }, HEALTH_AFTER_MS);
  });
}

/** Exported, for a source without an export is CommonJS to esbuild, in which no app can await at its top. */
export const started = start().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
