import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspectorPorts } from "../../local/inspector";
import { type Functions, type FunctionsOptions, startFunctions } from "../../local/start-functions";
import { freePorts } from "../support/free-ports";
import { ownRuntimeClient } from "../support/function-pool";
import { send } from "../support/http";
import { until } from "../support/until";

/** Longer than the function may take. */
const SLOW = `exports.handler = async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  return { statusCode: 200, body: "late" };
};`;

let codeFolder: string;
let functions: Functions | undefined;
beforeAll(() => {
  codeFolder = mkdtempSync(join(tmpdir(), "inspect-"));
  writeFileSync(join(codeFolder, "index.js"), SLOW);
});
afterAll(() => rmSync(codeFolder, { recursive: true }));
afterEach(async () => {
  await functions?.close();
  functions = undefined;
});

async function start(inspect?: FunctionsOptions["inspect"]): Promise<string> {
  functions = await startFunctions({
    port: 0,
    routes: [{ name: "slow", method: "GET", path: "/slow", uses: {} }],
    cors: undefined,
    timeoutMs: 300,
    codeFolder,
    runtimeClient: await ownRuntimeClient(),
    environment: {},
    maxInstances: 2,
    idleMs: 60_000,
    dumpEvents: false,
    inspect,
    log: () => {},
  });
  return functions.url;
}

test("what takes too long is cut off, but not where a debugger may hold it", async () => {
  expect((await send(await start(), { path: "/slow" })).status).toBe(500);
  await functions?.close();
  const [port = 0] = await freePorts(1);
  const url = await start({ slow: port });
  expect((await send(url, { path: "/slow" })).body).toBe("late");
});

test("a debugger finds an instance between requests too, and the next one at the same port", async () => {
  const [port = 0] = await freePorts(1);
  const url = await start({ slow: port });
  const target = async () => {
    const { body } = await send(`http://127.0.0.1:${port}`, { path: "/json/list" });
    return (JSON.parse(body) as { id: string }[])[0]?.id;
  };
  const two = await Promise.all([1, 2].map(() => send(url, { path: "/slow" })));
  expect(two.map(({ status }) => status)).toEqual([200, 200]);
  const first = await target();
  expect(first).toBeDefined();
  await until(() => functions?.views().every(({ state }) => state === "frozen") ?? false);
  await functions?.replaceCode();
  expect((await send(url, { path: "/slow" })).status).toBe(200);
  const second = await target();
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
});

test("a port that is taken is named before anything starts", async () => {
  const taker = createServer();
  await new Promise<void>((resolve) => {
    // Another program's debugger does as well.
    taker.once("error", () => resolve()).listen(9231, "127.0.0.1", resolve);
  });
  const expected = /^Port 92\d\d, where a debugger would look, is taken\. End what uses it/;
  await expect(inspectorPorts(["a", "b"])).rejects.toThrow(expected);
  taker.close();
});
