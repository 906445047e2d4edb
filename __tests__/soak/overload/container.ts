import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { stopBuilding } from "../../../build/bundles";
import { projectFolder } from "../../../build/project";
import { baseImage } from "../../docker/base-image";
import { type BuiltApp, buildApp } from "../../support/build-app";
import { docker, uniqueName } from "../../support/docker";
import { freePorts } from "../../support/free-ports";
import { send } from "../../support/http";
import { until } from "../../support/until";

/** One container of an app whose requests cost CPU. */
export interface Container {
  readonly url: string;
  /** Where a load balancer asks, as deployed: another port. */
  readonly healthUrl: string;
  readonly healthPath: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/** As a process, which may use a whole CPU. */
export const startContainer = () =>
  start(async (built, ports) => {
    const child = spawn(process.execPath, [join(built.folder, "containers/index.js")], {
      env: { HOST: "127.0.0.1", ...ports },
      stdio: "ignore",
    });
    const stop = async () => {
      const gone = once(child, "exit");
      if (child.kill("SIGKILL")) await gone;
    };
    return { pid: Number(child.pid), stop };
  });

/**
 * In Docker, with so much of a CPU and the deployed task's memory from its first instruction on. It is on
 * this machine's own network: what Docker publishes a port by would be flooded before it.
 */
export const startLimited = (cpus: number) =>
  start(async (built, ports) => {
    const image = await docker(
      ...["build", "--quiet", `--build-arg=BASE_IMAGE=${await baseImage()}`],
      ...[`--file=${join(projectFolder, "docker/Dockerfile")}`, join(built.folder, "containers")],
    );
    const name = uniqueName("overload");
    await docker(
      ...["run", "--detach", `--name=${name}`, "--network=host", "--no-healthcheck"],
      ...[`--cpus=${cpus}`, "--memory=512m", "--memory-swap=512m"],
      ...Object.entries({ HOST: "127.0.0.1", ...ports }).map((one) => `--env=${one.join("=")}`),
      image.split("\n").at(-1) ?? "",
    );
    const pid = Number(await docker("inspect", "-f", "{{.State.Pid}}", name));
    return { pid, stop: () => docker("rm", "--force", "--volumes", name) };
  });

interface Started {
  readonly pid: number;
  stop(): Promise<unknown>;
}

/** @returns as soon as it answers its health check */
async function start(
  run: (built: BuiltApp, ports: Readonly<Record<string, string>>) => Promise<Started>,
): Promise<Container> {
  const built = await buildApp(join(__dirname, "app.js"));
  await stopBuilding();
  const { healthPath } = built.app.manifest;
  const [port = 0, healthPort = 0] = await freePorts(2);
  const url = `http://127.0.0.1:${port}`;
  const healthUrl = `http://127.0.0.1:${healthPort}`;
  let started: Started | undefined;
  const stop = async () => {
    await started?.stop();
    await built.remove();
  };
  try {
    started = await run(built, { PORT: `${port}`, HEALTH_PORT: `${healthPort}` });
    await until(() =>
      send(healthUrl, { path: healthPath }).then(
        ({ status }) => status === 200,
        () => false,
      ),
    );
    return { url, healthUrl, healthPath, pid: started.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
