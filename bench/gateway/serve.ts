/**
 * The program that is measured: the gateway and the instances of one function, as `npm start` has them.
 * Arguments: the port, and the folder of the function's code.
 */
import { join } from "node:path";
import { findApp } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import { startFunctions } from "../../local/start-functions";
import { logWriter } from "../../runtime/app/log-writer";

async function main(port: number, codeFolder: string): Promise<void> {
  const { manifest } = await findApp(join(__dirname, "app"));
  const { close } = await startFunctions({
    port,
    routes: manifest.routes,
    cors: manifest.cors,
    timeoutMs: manifest.timeouts.function,
    codeFolder,
    runtimeClient: join(projectFolder, "dist/local/runtime-client.js"),
    environment: {},
    maxInstances: 10,
    idleMs: 300_000,
    dumpEvents: false,
    log: logWriter((text) => process.stdout.write(text)),
  });
  process.once("SIGTERM", () => void close().then(() => process.exit(0)));
}

void main(Number(process.argv[2]), process.argv[3] ?? "");
