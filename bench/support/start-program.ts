import { text } from "node:stream/consumers";
import { freePorts } from "../../compare/run/free-ports";
import { environmentOf } from "../../runtime/app/environment";
import { cores, spawnOn } from "./cores";
import { retry, stop } from "./process";
import type { Program } from "./programs";

export interface Running {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  close(): Promise<void>;
}

/**
 * Starts a server where what is measured runs, and answers once it does. What it logs
 * goes into a pipe, as it does in a container, which somebody on another core reads.
 */
export async function startProgram(
  { name, command, folder, healthPath, app, everywhere }: Program,
  environment: Readonly<Record<string, string>>,
): Promise<Running> {
  const port = await freePorts(2);
  const log = spawnOn(cores.rest, ["tail", "-n", "5"], { stdio: ["pipe", "pipe", "ignore"] });
  const child = spawnOn(everywhere ? undefined : cores.measured, command, {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      ...environmentOf(app.manifest, process.env),
      ...environment,
      // As boto3 calls it.
      AWS_DEFAULT_REGION: environment.AWS_REGION,
      HOST: "127.0.0.1",
      PORT: String(port),
      // As deployed.
      HEALTH_PORT: String(port + 1),
      NODE_ENV: "production",
      DRAIN_SECONDS: "0",
    },
    stdio: ["ignore", log.stdin, log.stdin],
  });
  const close = async () => {
    await stop(child);
    log.stdin?.destroy();
    await stop(log);
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await retry(async () => {
      const { status } = await fetch(url + healthPath);
      if (status !== 200) throw new Error(`${name} answers its health check with ${status}`);
    });
  } catch (error) {
    await stop(child);
    log.stdin?.destroy();
    const said = log.stdout ? await text(log.stdout) : "";
    throw new Error(`${name} did not start: ${(error as Error).message}\n${said}`);
  }
  return { url, port, pid: child.pid ?? 0, close };
}
