import { ensureTable } from "../../local/ensure-table";
import { table } from "../../runtime/table";
import { docker, inspect, publishedPort, uniqueName } from "../support/docker";
import { blogImage } from "./blog-image";
import { databaseImage } from "./database-image";

/** As a container is to be run wherever it runs: nothing to write on, no rights, no way to get any. */
export const withoutRights = [
  "--read-only",
  "--cap-drop=ALL",
  "--security-opt=no-new-privileges",
] as const;

export interface RunningContainer {
  readonly name: string;
  readonly url: string;
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
    await until("the database answers", () =>
      ensureTable(url, "blog", table).then(
        () => true,
        () => false,
      ),
    );
    return fleet;
  }

  /** Starts a container of the blog and waits until it answers. */
  async start(port: number | "" = "", env: Readonly<Record<string, string>> = {}) {
    const name = uniqueName(`blog-${this.names.length}`);
    this.names.push(name);
    const settings = { ...environment, ...env };
    await docker(
      ...["run", "--detach", `--name=${name}`, `--network=${this.network}`, ...withoutRights],
      `--publish=127.0.0.1:${port}:8080`,
      ...Object.entries(settings).map(([key, value]) => `--env=${key}=${value}`),
      this.image,
    );
    const url = `http://127.0.0.1:${await publishedPort(name, 8080)}`;
    await until(`${name} answers`, () =>
      ask(url).then(
        ({ ok }) => ok,
        () => false,
      ),
    );
    return { name, url } satisfies RunningContainer;
  }

  async close(): Promise<void> {
    await docker("rm", "--force", "--volumes", ...this.names);
    await docker("network", "rm", this.network);
  }
}

const environment = {
  TABLE_NAME: "blog",
  AWS_REGION: "local",
  AWS_ACCESS_KEY_ID: "local",
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_ENDPOINT_URL_DYNAMODB: "http://database:8000",
};

/** `fetch` that gives up: a connection that something else keeps open must not hang a test. */
export function ask(url: string): Promise<Response> {
  return fetch(url, { signal: AbortSignal.timeout(5_000) });
}

/** Asks again until it is so; throws after half a minute. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited half a minute in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Waits for the container's own end and gives its exit code: 137 would be a SIGKILL. */
export async function exitCode(container: string): Promise<number> {
  await docker("wait", container);
  return (await inspect(container)).State.ExitCode;
}
