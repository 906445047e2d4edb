import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bench as bundle } from "../../bench/functions/bundle-size";
import { eventOf, readById } from "../../bench/functions/event";
import { firstAnswer } from "../../bench/functions/first-answer";
import { bench as invocation } from "../../bench/functions/invocation";
import { startStubDatabase } from "../../bench/functions/stub-database";
import { findApp } from "../../build/app/find-app";
import { ownRuntimeClient } from "../support/function-pool";
import { describeWith, linux } from "../support/tools";

test.each([bundle, invocation])(
  "$name measures each of its contenders that is not skipped",
  async (bench) => {
    const setting = { node: process.execPath, short: true, progress: () => {} };
    for (const { contenders } of await bench.run(setting)) {
      expect(contenders.length).toBeGreaterThan(1);
      const measured = contenders.filter(({ skipped }) => skipped === undefined);
      expect(measured.filter(({ samples }) => !((samples[0] ?? 0) > 0))).toEqual([]);
      expect(measured.some(({ ours }) => ours)).toBe(true);
    }
  },
);

const routes = [{ method: "POST", path: "/items" }];

test("a request becomes the event that API Gateway makes of it", () => {
  const event = eventOf(routes, "POST", "/items", { id: "a" });
  expect(event).toMatchObject({ routeKey: "POST /items", rawPath: "/items", body: '{"id":"a"}' });
  expect(event.headers).toMatchObject({ "content-length": "10", host: "api.example.com" });
  expect(() => eventOf(routes, "GET", "/items")).toThrow("No route takes GET /items");
});

test("the request of a start reads one thing by its id", async () => {
  const { manifest } = await findApp();
  expect(readById(manifest)).toMatchObject({ pathParameters: { id: "bench" } });
  const workload = { requests: [{ name: "list", path: "/items" }] };
  expect(() => readById({ ...manifest, workload })).toThrow(/has no GET .* ends in an id/);
});

test("the stub answers every call with the same item", async () => {
  const database = await startStubDatabase();
  const answer = await fetch(database.url, { method: "POST", body: "{}" });
  expect(await answer.json()).toMatchObject({ Item: { id: { S: "bench" } } });
  database.close();
});

describeWith([linux], "a start", () => {
  const folder = mkdtempSync(join(tmpdir(), "first-answer-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const start = async (code: string) => {
    writeFileSync(join(folder, "index.js"), code);
    const client = await ownRuntimeClient();
    const event = eventOf(routes, "POST", "/items", {});
    return firstAnswer({ node: process.execPath, client, folder, environment: {}, event });
  };

  test("is measured until its answer", async () => {
    const { ms, cpuMs } = await start("exports.handler = async () => ({ statusCode: 200 });");
    expect(ms).toBeGreaterThan(1);
    expect(cpuMs).toBeGreaterThan(1);
  });

  test.each([
    ["exports.handler = async () => ({ statusCode: 500 });", '"statusCode\\":500'],
    ["process.exit(7);", "exit status 7"],
  ])("fails with what was answered: %s", async (code, message) => {
    await expect(start(code)).rejects.toThrow(message);
  });
});
