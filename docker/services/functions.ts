/** The functions service: the HTTP API's likeness, its instances held to what Lambda gives them. */
import { cpuShareOf } from "../../local/functions/cpu-share";
import { parseOptions } from "../../local/options";
import { startFunctions } from "../../local/start-functions";
import { appFolder, readApp } from "./app";
import { answers, closeOnStop, fail, required } from "./environment";

/** This program's own variables, and the machine's: a function gets all others. */
const OWN = [
  ...["PORT", "FUNCTION_MEMORY", "ALLOWED_HOSTS"],
  ...["PATH", "HOME", "HOSTNAME", "NODE_ENV", "PWD"],
];

async function main(): Promise<void> {
  const { routes, cors, timeouts } = readApp();
  const memoryMb = Number(required("FUNCTION_MEMORY"));
  const { maxInstances, idleSeconds } = parseOptions([]);
  const handedOn = Object.entries(process.env).filter(([name]) => !OWN.includes(name));
  const functions = await startFunctions({
    host: "0.0.0.0",
    port: Number(required("PORT")),
    answers: answers(),
    routes,
    cors,
    timeoutMs: timeouts.function,
    codeFolder: `${appFolder}/functions`,
    runtimeClient: "/srv/dist/local/runtime-client.js",
    environment: Object.fromEntries(handedOn) as Record<string, string>,
    memoryMb,
    resources: { cpuShare: cpuShareOf(memoryMb), memoryMb },
    maxInstances,
    idleMs: idleSeconds * 1_000,
    dumpEvents: false,
    log: console.log,
  });
  closeOnStop(functions);
}

main().catch(fail);
