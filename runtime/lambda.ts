import "./adapter/captured";
import "./adapter/production";
import { load } from "virtual:app";
import { settings } from "virtual:settings";
import { captured } from "./adapter/captured";
import { Instance } from "./adapter/instance";
import { loadApp } from "./adapter/load";
import { type FunctionHandler, functionHandler } from "./adapter/serve-function";
import { takeSecrets } from "./adapter/take-secrets";

async function start(): Promise<FunctionHandler> {
  const instance = new Instance("functions");
  await takeSecrets(process.env);
  const app = await loadApp(load, settings.entry, captured);
  const handler = functionHandler(app, instance, settings);
  instance.ready();
  return handler;
}

/** Resolves when the app can serve: a function's start waits for it. */
export const ready = start();

/** Two parameters: newer runtimes refuse a handler with a callback. */
export const handler: FunctionHandler = async (event, context) => (await ready)(event, context);
