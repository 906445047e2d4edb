import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../../local/is-alive";
import { portsInARow } from "../support/free-ports";
import { postJson, send } from "../support/http";
import { startSystem, type TestSystem } from "../support/system";
import { until } from "../support/until";

const start = join(__dirname, "../../local/start.js");
let data: string;
let system: TestSystem | undefined;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "start-"));
});
afterEach(async () => {
  await system?.stop();
  system = undefined;
  rmSync(data, { recursive: true, force: true });
});

/** Process ids of all that a process started, and what they started. */
function descendants(pid: number): number[] {
  const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const rows = table
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const children = rows.filter(([, parent]) => parent === pid).map(([child = 0]) => child);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

const ids = async (url: string) =>
  (JSON.parse((await send(url, { path: "/blog" })).body) as { id: string }[]).map(({ id }) => id);

test("prints the addresses and the routes, seeds once, keeps the data, empties it on --reset", async () => {
  system = await startSystem({ data });
  for (const url of [system.page, system.functions, system.containers, system.database]) {
    expect(system.output()).toContain(url);
  }
  expect(system.output()).toMatch(/GET {4}\/blog\/\{id\} {2}getPost/);
  expect(system.output()).toContain("Writes are open to all");
  const seeded = ["containers", "functions", "welcome"];
  expect(await ids(system.functions)).toEqual(seeded);
  await send(system.functions, postJson({ id: "mine", title: "t", contents: "c", author: "a" }));
  await send(system.functions, { method: "DELETE", path: "/blog/welcome" });
  expect(await system.stop()).toBe(0);

  system = await startSystem({ data });
  expect(await ids(system.containers)).toEqual(["mine", "containers", "functions"]);
  await system.stop();

  system = await startSystem({ data, args: ["--reset"] });
  expect(await ids(system.containers)).toEqual(seeded);
});

test.each(["SIGINT", "SIGTERM"] as const)("%s ends all of it", async (signal) => {
  system = await startSystem({ data });
  await Promise.all([1, 2, 3].map(() => ids(system?.functions ?? "")));
  const pids = descendants(system.process.pid ?? 0);
  expect(pids.length).toBeGreaterThanOrEqual(2);
  system.process.kill(signal);
  await until(() => system?.process.exitCode === 0);
  await until(() => !pids.some(isAlive));
});

test("nothing is left behind when it is killed outright", async () => {
  system = await startSystem({ data });
  await ids(system.functions);
  const pids = descendants(system.process.pid ?? 0);
  system.process.kill("SIGKILL");
  await until(() => !pids.some(isAlive));
});

test.each(["SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "nothing is left behind when npm alone gets %s",
  async (signal) => {
    const port = String(await portsInARow(4));
    const npm = spawn("npm", ["start", "--", "--port", port, "--data", data], {
      cwd: join(__dirname, "../.."),
      stdio: ["ignore", "pipe", "ignore"],
    });
    let output = "";
    npm.stdout.on("data", (chunk) => {
      output += chunk;
    });
    await until(() => /^Ready in/m.test(output));
    const pids = descendants(npm.pid ?? 0);
    expect(pids.length).toBeGreaterThanOrEqual(2);
    npm.kill(signal);
    await until(() => !pids.some(isAlive));
  },
);

test("the page's server gives out the page and nothing else", async () => {
  system = await startSystem({ data });
  const { page, functions, containers } = system;
  expect((await send(page, { path: "/" })).headers["content-type"]).toBe(
    "text/html; charset=utf-8",
  );
  expect((await send(page, { path: "/page.js" })).status).toBe(200);
  const urls = (await send(page, { path: "/urls.js" })).body;
  expect(urls).toMatch(/^let urls = \[/);
  expect(urls).toContain(`"OutputKey": "FunctionsURL",\n    "OutputValue": "${functions}"`);
  expect(urls).toContain(`"OutputKey": "ContainersURL",\n    "OutputValue": "${containers}"`);
  for (const path of [
    "/src/main.ts",
    "/../package.json",
    "/%2e%2e/package.json",
    "/tsconfig.json",
    "//",
    "/\\",
    "/%",
  ]) {
    expect((await send(page, { path })).status).toBe(404);
  }
});

describe("other sites that a browser has open", () => {
  const foreign = [
    { host: "evil.example" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "http://localhost.evil.example" },
  ];

  test("reach neither the page's server nor a backend nor the database", async () => {
    system = await startSystem({ data });
    for (const headers of foreign) {
      expect((await send(system.page, { headers })).status).toBe(403);
      for (const url of [system.functions, system.containers]) {
        const read = await send(url, { path: "/blog", headers });
        expect(read.status).toBe(403);
        expect(read.headers).not.toHaveProperty("access-control-allow-origin");
        const wanted = { ...headers, "access-control-request-method": "POST" };
        expect(
          (await send(url, { method: "OPTIONS", path: "/blog", headers: wanted })).status,
        ).toBe(403);
      }
      const scan = await send(system.database, {
        method: "POST",
        headers: { ...headers, "x-amz-target": "DynamoDB_20120810.ListTables" },
        body: "{}",
      });
      expect(scan.status).toBe(403);
      expect(scan.headers).not.toHaveProperty("access-control-allow-origin");
    }
    const own = { origin: system.page, "sec-fetch-site": "same-site" };
    expect((await send(system.database, { headers: own })).status).toBe(403);
    expect((await send(system.page, { headers: own })).status).toBe(200);
    for (const url of [system.functions, system.containers]) {
      expect((await send(url, { path: "/blog", headers: own })).status).toBe(200);
    }
  });

  test("cannot frame the page, which calls its own backends only", async () => {
    system = await startSystem({ data, args: ["--allow-host", "box.lan"] });
    const { headers } = await send(system.page, { headers: { host: "box.lan:3000" } });
    expect(headers["x-frame-options"]).toBe("DENY");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["content-security-policy"]).toContain(
      `connect-src 'self' ${system.functions} ${system.containers};`,
    );
  });
});

test("--dump-events prints what a function gets; --cold keeps no instance", async () => {
  system = await startSystem({ data, args: ["--dump-events", "--cold"] });
  const first = await send(system.functions, {
    path: "/blog/welcome?x=1",
    headers: { authorization: "Bearer s3cret", cookie: "session=s3cret" },
  });
  expect(system.output()).not.toContain("s3cret");
  const second = await send(system.functions, { path: "/blog/welcome" });
  const line = /^EVENT (.*)$/m.exec(system.output())?.[1] ?? "";
  expect(JSON.parse(line)).toMatchObject({
    version: "2.0",
    routeKey: "GET /blog/{id}",
    rawQueryString: "x=1",
    pathParameters: { id: "welcome" },
    headers: { authorization: "(hidden)" },
    cookies: ["session=(hidden)"],
  });
  expect(first.headers["x-instance-seq"]).toBe("1");
  expect(second.headers["x-instance-seq"]).toBe("1");
  expect(second.headers["x-instance-id"]).not.toBe(first.headers["x-instance-id"]);
  for (const word of ["START RequestId: ", "END RequestId: ", "Init Duration: "]) {
    expect(system.output()).toContain(word);
  }
});

test("with BLOG_WRITE_KEY writes need it, at both backends", async () => {
  system = await startSystem({ data, env: { BLOG_WRITE_KEY: "open-sesame-for-this-test" } });
  expect(system.output()).toContain("Writes need the key of BLOG_WRITE_KEY.");
  expect(system.output()).not.toContain("open-sesame-for-this-test");
  const remove = { method: "DELETE", path: "/blog/welcome" };
  const authorization = "Bearer open-sesame-for-this-test";
  for (const url of [system.functions, system.containers]) {
    expect((await send(url, remove)).status).toBe(401);
    expect((await send(url, { ...remove, headers: { authorization } })).status).toBe(200);
  }
});

describe("a failed start says in one line what to do, and leaves nothing running", () => {
  const run = (...args: string[]) => {
    const { status, stderr, pid } = spawnSync(process.execPath, [start, "--data", data, ...args], {
      encoding: "utf8",
    });
    expect(descendants(pid)).toEqual([]);
    return { status, stderr: stderr.trim() };
  };
  let taker: Server | undefined;
  afterEach(() => {
    taker?.close();
    taker = undefined;
  });

  test.each([
    [0, "page"],
    [1, "functions"],
    [2, "containers"],
    [3, "database"],
  ])("port N+%d (%s) is taken", async (offset, what) => {
    const port = await portsInARow(4);
    await new Promise<void>((resolve) => {
      taker = createServer().listen(port + offset, "127.0.0.1", resolve);
    });
    expect(run("--port", String(port))).toEqual({
      status: 1,
      stderr: `Port ${port + offset} (${what}) is taken. Stop what uses it, or choose others with --port N.`,
    });
  });

  test("the data folder is a file", async () => {
    writeFileSync(join(data, "database"), "");
    const { status, stderr } = run("--port", String(await portsInARow(4)));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The database in .*database cannot be opened .*--reset\.$/);
  });

  test("the place of the data folder is a file", async () => {
    writeFileSync(join(data, "taken"), "");
    const { status, stderr } = run(
      "--data",
      join(data, "taken"),
      "--port",
      String(await portsInARow(4)),
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The data folder .*taken cannot be used .*--data FOLDER\.$/);
  });

  test("the data is broken, and stays as it was", async () => {
    system = await startSystem({ data });
    await system.stop();
    const folder = join(data, "database");
    for (const name of readdirSync(folder)) writeFileSync(join(folder, name), "garbage");
    const before = readdirSync(folder).sort();
    const { status, stderr } = run("--port", String(await portsInARow(4)));
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The database in .* cannot be opened .*--reset\.$/);
    for (const name of before) expect(readdirSync(folder)).toContain(name);
    expect(readFileSync(join(folder, "CURRENT"), "utf8")).toBe("garbage");
  });

  test("the data is in use", async () => {
    system = await startSystem({ data });
    const { status, stderr } = run("--port", String(await portsInARow(4)));
    expect(status).toBe(1);
    expect(stderr).toMatch(/is in use: stop the other run, or use --data FOLDER\.$/);
  });

  test("two starts on the same data at the same moment: one of them runs", async () => {
    const both = await Promise.allSettled([startSystem({ data }), startSystem({ data })]);
    const [one] = both.flatMap((start) => (start.status === "fulfilled" ? [start.value] : []));
    const [other] = both.flatMap((start) => (start.status === "rejected" ? [start.reason] : []));
    system = one;
    expect(system?.output()).toContain("Ready in");
    expect(String(other)).toMatch(
      /ended with exit code 1:\n.* is in use: stop the other run, or use --data FOLDER\.\n$/,
    );
  });

  test("a Node that is too old", () => {
    const pretend = 'Object.defineProperty(process.versions, "node", { value: "18.20.0" });';
    const { status, stderr } = spawnSync(
      process.execPath,
      ["-e", `${pretend} require(${JSON.stringify(start)})`],
      { encoding: "utf8" },
    );
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "Node 18.20.0 is too old: this needs 20.18 or newer (https://nodejs.org).\n",
    });
  });

  test("a key that somebody could guess", () => {
    const { status, stderr } = spawnSync(process.execPath, [start, "--data", data], {
      encoding: "utf8",
      env: { ...process.env, BLOG_WRITE_KEY: "open-sesame" },
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^BLOG_WRITE_KEY is a text of 11 characters; allowed is 24 to 256 /);
    expect(stderr).not.toContain("open-sesame");
  });

  test("an option that there is none", () => {
    const { status, stderr } = run("--prot", "1");
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Unknown option '--prot'/);
  });
});

test("--functions single serves every route from one function", async () => {
  system = await startSystem({ data, args: ["--functions", "single"] });
  const list = await send(system.functions, { path: "/blog" });
  const one = await send(system.functions, { path: "/blog/welcome" });
  expect([list.status, one.status]).toEqual([200, 200]);
  expect(one.headers["x-instance-id"]).toBe(list.headers["x-instance-id"]);
});

test("a container's process that ends is replaced", async () => {
  system = await startSystem({ data });
  const instance = async () =>
    (await send(system?.containers ?? "", { path: "/blog" })).headers["x-instance-id"];
  const first = await instance();
  const pids = descendants(system.process.pid ?? 0);
  const commands = pids.map((pid) => [
    pid,
    execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" }),
  ]);
  const [pid] = commands.find(([, command]) => String(command).includes("containers")) ?? [];
  process.kill(Number(pid), "SIGKILL");
  await until(() => /^Containers: a task died \(SIGKILL\)/m.test(system?.output() ?? ""));
  let second: unknown;
  await until(async () => {
    second = await instance().catch(() => undefined);
    return second !== undefined;
  });
  expect(second).not.toBe(first);
});
