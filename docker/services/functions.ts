/** The functions service: the HTTP API's likeness, its instances held to what Lambda gives them. */
import { cpuShareOf } from "../../local/functions/cpu-share";
import { parseOptions } from "../../local/options";
import { startFunctions } from "../../local/start-functions";
import { cors } from "../../runtime/cors";
import { routes } from "../../runtime/routes";
import { closeOnStop, fail, required } from "./environment";

/** What the functions get of this program's variables. */
const handedOn = [
  "TABLE_NAME",
  "AWS_REGION",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_ENDPOINT_URL_DYNAMODB",
  "BLOG_WRITE_KEY_SHA256",
];

async function main(): Promise<void> {
  const memoryMb = Number(required("FUNCTION_MEMORY"));
  const { maxInstances, idleSeconds } = parseOptions([]);
  const functions = await startFunctions({
    host: "0.0.0.0",
    port: Number(required("PORT")),
    routes,
    cors,
    codeFolder: "/srv/dist/functions",
    runtimeClient: "/srv/dist/local/runtime-client.js",
    environment: Object.fromEntries(handedOn.map((name) => [name, process.env[name] ?? ""])),
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
