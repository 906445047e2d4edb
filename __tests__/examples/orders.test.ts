import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { findApp } from "../../build/app/find-app";
import { databaseEnvironment } from "../../local/database-environment";
import { type LocalDatabase, startDatabase } from "../../local/start-database";
import { portsInARow } from "../support/free-ports";
import { postJson, send } from "../support/http";
import { install, ordersFolder } from "./install";

const read = (file: string) => readFileSync(join(ordersFolder, file), "utf8");

describe("a stranger's app", () => {
  const sources = execFileSync("git", ["ls-files", "."], { cwd: ordersFolder, encoding: "utf8" })
    .split("\n")
    .filter((file) => /\.(js|html|css|md)$/.test(file) || file === "package.json");

  test.each(sources.filter((file) => file !== "manifest.js"))(
    "%s knows nothing of this",
    (file) => {
      expect(read(file)).not.toMatch(
        /lambda|fargate|container|gateway|adapter|x-backend|manifest/i,
      );
    },
  );

  test("its packages are those of its lock file, by exact version, and the SDK is this project's", () => {
    const { dependencies } = JSON.parse(read("package.json"));
    const own = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
    for (const name of ["@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb"]) {
      expect(dependencies[name]).toBe(own.dependencies[name]);
    }
    for (const version of Object.values(dependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(read("package-lock.json")).not.toContain('"resolved"');
  });
});

describe("by itself", () => {
  let data: string;
  let database: LocalDatabase;
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    await install(ordersFolder);
    const { manifest } = await findApp(ordersFolder);
    data = await mkdtemp(join(tmpdir(), "orders-"));
    const port = await portsInARow(2);
    database = await startDatabase({
      port: port + 1,
      folder: data,
      reset: false,
      tables: manifest.tables,
      log: console.log,
    });
    server = spawn(process.execPath, ["server.js"], {
      cwd: ordersFolder,
      env: { ...process.env, ...databaseEnvironment(database.url), PORT: String(port) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    url = `http://127.0.0.1:${port}`;
    if (server.stdout) await once(createInterface(server.stdout), "line");
  });
  afterAll(async () => {
    server?.kill();
    await database?.close();
    await rm(data, { recursive: true, force: true });
  });

  test("it serves as it does behind either door", async () => {
    const customer = { name: "Ada", email: "ada@shop.example" };
    const put = { ...postJson(customer, "/customers/ada"), method: "PUT" };
    expect(await send(url, put)).toMatchObject({ status: 201 });
    const items = [{ sku: "tea", quantity: 2, cents: 450 }];
    const order = await send(url, postJson({ id: "first", customer: "ada", items }, "/orders"));
    expect(order).toMatchObject({ status: 201, headers: { location: "/orders/first" } });
    expect(order.headers["x-backend"]).toBeUndefined();
    const counted = await send(url, { path: "/customers/ada" });
    expect(JSON.parse(counted.body)).toMatchObject({ orders: 1, spent: 900 });
    expect(await send(url, { path: "/nowhere" })).toMatchObject({ status: 404 });
  });
});
