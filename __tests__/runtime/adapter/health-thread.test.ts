import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { stopBuilding } from "../../../build/bundles";
import { type AppFolder, makeApp } from "../../apps/make-app";
import { type BuiltApp, buildApp } from "../../support/build-app";
import { freePorts } from "../../support/free-ports";
import { send } from "../../support/http";
import { until } from "../../support/until";

/** Of milliseconds, in which it does nothing else. */
const working = `module.exports = (req, res) => {
  const end = Date.now() + Number(req.url.slice(1));
  while (Date.now() < end);
  res.end("done");
};`;

let app: AppFolder;
let built: BuiltApp;
beforeAll(async () => {
  app = await makeApp({
    "index.js": working,
    "manifest.js": 'module.exports = { healthPath: "/up" };',
  });
  built = await buildApp(app.reference);
  await stopBuilding();
});
afterAll(async () => {
  await built?.remove();
  await app?.remove();
});

describe("a container with HEALTH_PORT", () => {
  let child: ChildProcess;
  let url: string;
  let healthUrl: string;
  const check = async (base = healthUrl) => {
    const { status, body } = await send(base, { path: "/up" });
    return `${status} ${body}`;
  };

  beforeEach(async () => {
    const [port = 0, healthPort = 0] = await freePorts(2);
    url = `http://127.0.0.1:${port}`;
    healthUrl = `http://127.0.0.1:${healthPort}`;
    child = start({ PORT: `${port}`, HEALTH_PORT: `${healthPort}`, DRAIN_SECONDS: "60" });
    await until(() => check().then(...settled));
  });
  afterEach(async () => {
    const gone = once(child, "exit");
    if (child.kill("SIGKILL")) await gone;
  });

  test("answers its health check there as at the app's port, and nothing else", async () => {
    expect([await check(), await check(url)]).toEqual(["200 OK", "200 OK"]);
    expect((await send(healthUrl, { path: "/0" })).status).toBe(404);
    expect((await send(healthUrl, { path: "/up", method: "POST" })).status).toBe(404);
    expect((await send(healthUrl, { path: "/up", method: "HEAD" })).status).toBe(200);
  });

  test("answers there while the app is at work, when at the app's port a check waits", async () => {
    let isOver = false;
    const work = send(url, { path: "/3000" }).then(() => {
      isOver = true;
    });
    await pause(500);
    const waiting = check(url).then(() => isOver);
    expect([await check(), isOver]).toEqual(["200 OK", false]);
    await work;
    expect(await waiting).toBe(true);
  });

  test("says of an app that stands still that it does, until it goes on", async () => {
    const work = send(url, { path: "/9000" });
    await until(async () => (await check()) === "503 Standing still");
    await work;
    await until(async () => (await check()) === "200 OK");
  });

  test("fails it there too while it drains, and answers all else", async () => {
    child.kill("SIGTERM");
    await until(async () => (await check()) === "503 Draining");
    expect(await check(url)).toBe("503 Draining");
    expect((await send(url, { path: "/0" })).body).toBe("done");
  });
});

test("a container whose HEALTH_PORT is taken, or is PORT, ends with a sentence", async () => {
  const [port = 0, taken = 0] = await freePorts(2);
  const other = start({ PORT: `${taken}` });
  try {
    await until(() => send(`http://127.0.0.1:${taken}`, { path: "/up" }).then(...settled));
    for (const [healthPort, said] of [
      [taken, `The health check cannot be answered at HEALTH_PORT ${taken}: listen EADDRINUSE`],
      [port, `HEALTH_PORT is "${port}", as PORT is; it must be another.`],
    ] as const) {
      const child = start({ PORT: `${port}`, HEALTH_PORT: `${healthPort}` });
      const [output, [code]] = await Promise.all([
        child.stderr ? text(child.stderr) : "",
        once(child, "exit"),
      ]);
      expect({ code, output }).toEqual({ code: 1, output: expect.stringContaining(said) });
    }
  } finally {
    const gone = once(other, "exit");
    if (other.kill("SIGKILL")) await gone;
  }
});

const settled = [() => true, () => false] as const;
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [join(built.folder, "containers/index.js")], {
    env: { HOST: "127.0.0.1", ...environment },
    stdio: ["ignore", "ignore", "pipe"],
  });
}
