import { databaseEnvironment } from "../../local/database-environment";
import { ensureTables } from "../../local/ensure-tables";
import { manifest } from "../../runtime/blog/manifest";
import { defaults } from "../../settings/defaults";
import { docker, inspect, publishedPort, uniqueName } from "../support/docker";
import { until } from "../support/until";
import { blogImage } from "./blog-image";
import { databaseImage } from "./database-image";

/** As a container is to be run wherever it runs: nothing to write on, no rights, no way to get any. */
export const withoutRights = [
  "--read-only",
  "--cap-drop=ALL",
  "--security-opt=no-new-privileges",
] as const;

const { containerCpu, containerMemory } = defaults;
/** What the deployed task has. */
export const withLimits = [
  `--cpus=${containerCpu / 1024}`,
  `--memory=${containerMemory}m`,
  `--memory-swap=${containerMemory}m`,
] as const;

export interface RunningContainer {
  readonly name: string;
  readonly url: string;
}

export interface ContainerOptions {
  /** Host and port to publish it on. @default any port on 127.0.0.1 */
  readonly address?: string | undefined;
  /** Beside what it needs to find the database. */
  readonly env?: Readonly<Record<string, string>>;
  /** More of what `docker run` takes. */
  readonly flags?: readonly string[];
}

/** A database and as many containers of the blog as a test starts, on a network of their own. */
export class Fleet {
  private readonly names: string[] = [];

  private constructor(
    private readonly image: string,
    private readonly network: string,
    readonly database: RunningContainer,
  ) {
    this.names.push(database.name);
  }

  static async create(): Promise<Fleet> {
    const image = await blogImage();
    const stored = await databaseImage();
    const network = uniqueName("network");
    const name = uniqueName("database");
    await docker("network", "create", network);
    await docker(
      ...["run", "--detach", `--name=${name}`, `--network=${network}`],
      ...["--network-alias=database", "--publish=127.0.0.1::8000", "--user=0:0"],
      ...["--volume=/data", stored],
      ...["-jar", "DynamoDBLocal.jar", "-sharedDb", "-dbPath", "/data"],
    );
    const url = `http://127.0.0.1:${await publishedPort(name, 8000)}`;
    const fleet = new Fleet(image, network, { name, url });
    await until(() =>
      ensureTables(url, { blog: manifest.tables.posts }).then(
        () => true,
        () => false,
      ),
    );
    return fleet;
  }

  /** Starts a container of the blog and waits until it answers. */
  async start(options: ContainerOptions = {}): Promise<RunningContainer> {
    const { address = "127.0.0.1:", env = {}, flags = [] } = options;
    const name = uniqueName(`blog-${this.names.length}`);
    this.names.push(name);
    const settings = { ...environment, ...env };
    await docker(
      ...["run", "--detach", `--name=${name}`, `--network=${this.network}`, ...withoutRights],
      ...[`--publish=${address}:8080`, ...flags],
      ...Object.entries(settings).map(([key, value]) => `--env=${key}=${value}`),
      this.image,
    );
    const [host] = address.split(":");
    const url = `http://${host}:${await publishedPort(name, 8080)}`;
    await until(() => isUp(url));
    return { name, url };
  }

  async close(): Promise<void> {
    await docker("rm", "--force", "--volumes", ...this.names);
    await docker("network", "rm", this.network);
  }
}

const environment = { TABLE_NAME: "blog", ...databaseEnvironment("http://database:8000") };

/** `fetch` that gives up: a connection that something else keeps open must not hang a test. */
export function ask(url: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(30_000) });
}

/** Whether it answers 200 by now. */
export function isUp(url: string): Promise<boolean> {
  return ask(url).then(
    ({ ok }) => ok,
    () => false,
  );
}

/** Waits for the container's own end and gives its exit code: 137 would be a SIGKILL. */
export async function exitCode(container: string): Promise<number> {
  await docker("wait", container);
  return (await inspect(container)).State.ExitCode;
}
