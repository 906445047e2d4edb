/** The program that is measured: the gateway and the instances of one function, as `npm start` has them. */
import { join } from "node:path";
import { findApp } from "../../build/find-app";
import { projectFolder } from "../../build/project";
import { logWriter } from "../../local/log-writer";
import { startFunctions } from "../../local/start-functions";

async function main(port: number): Promise<void> {
  const { manifest, output } = await findApp(join(__dirname, "app"));
  const { close } = await startFunctions({
    port,
    routes: manifest.routes,
    cors: manifest.cors,
    timeoutMs: manifest.timeouts.function,
    codeFolder: join(__dirname, "function"),
    runtimeClient: join(projectFolder, "dist/local/runtime-client.js"),
    environment: { TIMED_HANDLER: join(projectFolder, output, "functions/index.mjs") },
    maxInstances: 10,
    idleMs: 300_000,
    dumpEvents: false,
    log: logWriter((text) => process.stdout.write(text)),
  });
  process.once("SIGTERM", () => void close().then(() => process.exit(0)));
}

void main(Number(process.argv[2]));
