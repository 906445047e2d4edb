import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { stopBuilding } from "../../../build/bundles";
import { freePorts } from "../../support/free-ports";
import { send } from "../../support/http";
import { until } from "../../support/until";
import { buildApp } from "../build-app";

/** One container of an app whose requests cost CPU. */
export interface Container {
  readonly url: string;
  readonly healthPath: string;
  stop(): Promise<void>;
}

export async function startContainer(): Promise<Container> {
  const built = await buildApp(join(__dirname, "app.js"));
  await stopBuilding();
  const { healthPath } = built.app.manifest;
  const [port = 0] = await freePorts(1);
  const child = spawn(process.execPath, [join(built.folder, "containers/index.js")], {
    env: { HOST: "127.0.0.1", PORT: String(port) },
    stdio: "ignore",
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const gone = once(child, "exit");
    if (child.kill("SIGKILL")) await gone;
    await built.remove();
  };
  try {
    await until(() =>
      send(url, { path: healthPath }).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, healthPath, stop };
}
