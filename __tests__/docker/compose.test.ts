import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { findCompose } from "../../docker/run-compose";
import { install, ordersFolder } from "../examples/install";
import { docker, inspect } from "../support/docker";
import { send } from "../support/http";
import { countOutcomes, type OpenLoad, startOpenLoad } from "../support/open-load";
import { describeWith, docker as dockerTool, type Tool } from "../support/tools";
import { until } from "../support/until";
import { Composed } from "./composed";
import { ask, isUp } from "./fleet";

const compose: Tool = {
  name: "Docker Compose",
  commands: [process.execPath],
  howToGet: "apt-get install docker-compose, or Docker's plugin",
  works: () => {
    try {
      return findCompose().length > 0;
    } catch {
      return false;
    }
  },
};

interface HostConfig {
  readonly NanoCpus: number;
  readonly Memory: number;
  readonly ReadonlyRootfs: boolean;
  readonly CapDrop: readonly string[];
  readonly SecurityOpt: readonly string[];
  readonly Privileged: boolean;
  readonly PortBindings: Readonly<Record<string, readonly { HostIp: string }[]>>;
}

describeWith([dockerTool, compose], "the composed system", () => {
  let system: Composed;
  let load: OpenLoad | undefined;
  beforeAll(async () => {
    system = await Composed.up();
  });
  afterAll(() => system?.down());
  afterEach(async () => {
    await load?.stop();
    load = undefined;
  });

  test("runs without rights, on 127.0.0.1 alone, with the deployed sizes", async () => {
    for (const service of [
      ...["database", "database-port", "table", "containers", "functions", "page"],
    ] as const) {
      const id = await system.container(service);
      const host = JSON.parse(
        await docker("inspect", "-f", "{{json .HostConfig}}", id),
      ) as HostConfig;
      expect(host).toMatchObject({ ReadonlyRootfs: true, CapDrop: ["ALL"], Privileged: false });
      expect(host.SecurityOpt.join()).toContain("no-new-privileges");
      const bindings = Object.values(host.PortBindings ?? {}).flat();
      expect(bindings.every(({ HostIp }) => HostIp === "127.0.0.1")).toBe(true);
      if (service === "containers") {
        expect(host).toMatchObject({ NanoCpus: 0.25e9, Memory: 512 * 1024 ** 2 });
      }
    }
  });

  test("shows the page with both addresses", async () => {
    const urls = await (await ask(`${system.urls.page}/urls.js`)).text();
    expect(urls).toContain(`"${system.urls.functions}"`);
    expect(urls).toContain(`"${system.urls.containers}"`);
    expect(await (await ask(system.urls.page)).text()).toContain("urls.js");
  });

  test("answers this machine's own pages and programs alone, at every port", async () => {
    const { page, functions, containers, database } = system.urls;
    for (const headers of [{ host: "evil.example" }, { origin: "https://evil.example" }]) {
      const answers = [
        await send(page, { headers }),
        await send(functions, { path: "/blog", headers }),
        await send(containers, { path: "/blog", headers }),
        await send(database, { method: "POST", headers, body: "{}" }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    }
    const own = { origin: page };
    expect((await send(functions, { path: "/blog", headers: own })).status).toBe(200);
    expect((await send(containers, { path: "/blog", headers: own })).status).toBe(200);
    expect((await send(database, { headers: own })).status).toBe(403);
    const credentials = { accessKeyId: "a", secretAccessKey: "b" };
    const program = new DynamoDBClient({ endpoint: database, region: "local", credentials });
    const { TableNames } = await program.send(new ListTablesCommand());
    expect(TableNames).toEqual(["blog-posts"]);
  });

  test("passes the whole parity suite", async () => {
    // One file after the other: they count the posts of the one system.
    const { code, output } = await system.jest("__tests__/parity/blog", "--runInBand");
    if (code !== 0) throw new Error(output);
    expect(output).toMatch(/[1-9]\d\d passed, 0 failed, 0 skipped/);
  });

  test.each([
    { backend: "containers", perSecond: 10 },
    // Each waits for seconds in an instance of its own, and there are ten of them at most.
    { backend: "functions", perSecond: 2 },
  ] as const)(
    "$backend answer 503 with Retry-After while the database is stopped, and recover by themselves",
    async ({ backend, perSecond }) => {
      const url = system.urls[backend];
      const instance = async () =>
        (await ask(`${url}/blog?limit=1`)).headers.get("x-instance-id") ?? "none";
      const before = await instance();
      load = startOpenLoad(url, perSecond);
      await system.run("stop", "database");
      try {
        await until(async () => {
          const { status, headers } = await ask(`${url}/blog?limit=1`);
          return status === 503 && Number(headers.get("retry-after")) > 0;
        });
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      } finally {
        await system.run("start", "database");
      }
      await until(() => isUp(`${url}/blog?limit=1`));
      const upAt = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 2_000));

      const asked = await load.stop();
      load = undefined;
      const counts = countOutcomes(asked);
      const known = ["GET 200", "POST 201", "GET 503", "POST 503"];
      expect(Object.keys(counts).filter((outcome) => !known.includes(outcome))).toEqual([]);
      expect(counts["GET 503"]).toBeGreaterThan(0);
      // Not all: a database that has just come back is slow on a machine with much else to do.
      const after = asked.filter(({ sentAt }) => sentAt > upAt);
      expect(after.map(({ outcome }) => outcome)).toContain(200);
      // There is one container, and it was not restarted.
      if (backend === "containers") expect(await instance()).toBe(before);
    },
  );

  test("keeps its posts when it is taken down and started again, and ends without a SIGKILL", async () => {
    const { containers, functions } = system.urls;
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ id: "kept", title: "t", contents: "c", author: "a" });
    const written = await fetch(`${containers}/blog`, { method: "POST", headers, body });
    expect(written.status).toBe(201);
    await system.run("stop");
    for (const service of ["containers", "functions", "page"] as const) {
      const { State } = await inspect(await system.container(service));
      expect([service, State.ExitCode, State.OOMKilled]).toEqual([service, 0, false]);
    }
    await system.run("down");
    await system.run("up", "--detach");
    expect((await ask(`${functions}/blog/kept`)).status).toBe(200);
  });
});

describeWith([dockerTool, compose], "the composed system with another app", () => {
  let system: Composed;
  beforeAll(async () => {
    await install(ordersFolder);
    system = await Composed.up(ordersFolder);
  });
  afterAll(() => system?.down());

  test("has its page hand calls on to both backends, since the app has no CORS policy", async () => {
    for (const backend of ["functions", "containers"]) {
      const answer = await ask(`${system.urls.page}/${backend}/orders?customer=ada`);
      expect([answer.status, answer.headers.get("x-backend")]).toEqual([200, backend]);
    }
  });

  test("passes the whole parity suite of that app", async () => {
    const { code, output } = await system.jest("__tests__/parity/orders", "--runInBand");
    if (code !== 0) throw new Error(output);
    expect(output).toMatch(/[1-9]\d\d passed, 0 failed, 0 skipped/);
  });
});
