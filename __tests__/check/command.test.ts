import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { projectFolder } from "../../build/project";
import type { Report } from "../../check/report/report";
import { type AppFolder, makeApp } from "../apps/make-app";
import { install, ordersFolder } from "../examples/install";
import { portsInARow } from "../support/free-ports";
import { startSystem } from "../support/system";

const made: AppFolder[] = [];
afterAll(async () => {
  for (const one of made) await one.remove();
});

async function run(...args: string[]) {
  const folder = await mkdtemp(join(tmpdir(), "run-"));
  const child = spawn(process.execPath, [join(projectFolder, "check/start.js"), ...args], {
    env: { ...process.env, TMPDIR: folder },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [[code], out, err] = await Promise.all([
    once(child, "exit"),
    text(child.stdout),
    text(child.stderr),
  ]);
  const left = await readdir(folder);
  await rm(folder, { recursive: true, force: true });
  return { code, out, err, left };
}

test("has nothing to say against the blog, and leaves nothing", async () => {
  const { code, out, left } = await run();
  expect(out).toContain("Functions:  ready\nContainers: ready");
  expect(out).not.toContain("IT MUST CHANGE");
  expect({ code, left }).toEqual({ code: 0, left: [] });
});

test("nor against the orders", async () => {
  await install(ordersFolder);
  const { code, out } = await run("--app", ordersFolder);
  expect(out).toContain("Functions:  ready\nContainers: ready");
  expect(code).toBe(0);
});

test("ends with 3 where something must change", async () => {
  const app = await makeApp({ "index.js": 'throw new Error("broken");' });
  made.push(app);
  const { code, out } = await run("--app", app.folder);
  expect(out).toContain("IT WILL NOT RUN");
  expect(code).toBe(3);
});

test.each([
  [["--app", "/nowhere"], /There is no \/nowhere/],
  [["--writes"], /--writes belongs to --har/],
  [["--reads", "--har", "a", "--writes"], /exclude each other/],
  [["--scenario", "/nowhere.json"], /no file \/nowhere\.json/],
  [["--nonsense"], /nonsense/],
  [["--port", "page"], /--port is "page"; it must be a whole number from 1 to/],
])("%p is refused in words", async (args, words) => {
  const { code, err } = await run(...args);
  expect(err).toMatch(words);
  expect(err).not.toMatch(/^ {4}at /m);
  expect(code).toBe(1);
});

/** What no router names, and no guessed body makes: it keeps the orders of its shop in memory. */
const shop = `
const orders = [];
module.exports = async (req, res) => {
  res.setHeader("content-type", "application/json");
  if (req.method === "POST" && req.url === "/orders") {
    let text = "";
    for await (const part of req) text += part;
    let sku;
    try { ({ sku } = JSON.parse(text)); } catch {}
    res.statusCode = sku === "A-1" ? 201 : 400;
    if (sku === "A-1") orders.push(sku);
    return res.end(JSON.stringify({ count: orders.length }));
  }
  if (req.url === "/orders?shop=7") return res.end(JSON.stringify({ orders }));
  res.statusCode = 404;
  res.end("{}");
};`;
const forgets = "After POST /orders at one instance, GET /orders?shop=7: body.orders.length is";

describe("what is to be sent is told by", () => {
  const scenario = {
    requests: [
      { name: "list", path: "/orders?shop=7" },
      { name: "order", method: "POST", path: "/orders", body: { sku: "A-1" } },
    ],
  };
  /** As a browser saves it. */
  const entry = (method: string, path: string, status: number, body?: string) => ({
    _resourceType: "fetch",
    startedDateTime: "2026-01-01T00:00:00.000Z",
    time: 5,
    request: {
      method,
      url: `https://shop.example${path}`,
      httpVersion: "http/2.0",
      headers: [{ name: "content-type", value: "application/json" }],
      ...(body && { postData: { mimeType: "application/json", text: body } }),
    },
    response: { status, content: { mimeType: "application/json", size: 2 } },
  });
  const recording = {
    log: {
      version: "1.2",
      creator: { name: "a browser", version: "1" },
      entries: [
        entry("GET", "/orders?shop=7", 200),
        entry("POST", "/orders", 201, '{"sku":"A-1"}'),
      ],
    },
  };

  test.each([
    ["nothing", undefined, [], 0, ["root"]],
    ["a scenario", scenario, ["--scenario"], 3, ["list", "order"]],
    ["a recording's reads", recording, ["--har"], 0, ["GET /orders"]],
    ["a recording", recording, ["--writes", "--har"], 3, ["GET /orders", "POST /orders"]],
  ] as const)("%s", async (_name, sent, args, exit, asked) => {
    const app = await makeApp({
      "index.js": shop,
      "sent.json": JSON.stringify(sent ?? {}),
      "report.json": "",
    });
    made.push(app);
    const file = join(app.folder, "report.json");
    const given = args.length > 0 ? [...args, join(app.folder, "sent.json")] : [];
    const { code, out } = await run("--app", app.folder, "--json", file, ...given);
    const report: Report = JSON.parse(await readFile(file, "utf8"));
    expect({ code, asked: report.asked }).toEqual({ code: exit, asked });
    const said = report.findings.map(({ kind, what }) => `${kind}: ${what}`);
    expect(said).toEqual(exit === 0 ? [] : [expect.stringContaining(`memory-state: ${forgets}`)]);
    expect(out).toContain(exit === 0 ? "Functions:  ready\n" : "ready with these changes");
  });
});

test("the commands of a report show it where npm start has the app", async () => {
  const app = await makeApp({
    "index.js": shop,
    "manifest.js": `module.exports = { workload: { requests: [
        { name: "list", path: "/orders?shop=7" },
        { name: "order", method: "POST", path: "/orders", body: { sku: "A-1" } },
      ] } };`,
  });
  made.push(app);
  const port = await portsInARow(4);
  const file = join(app.folder, "report.json");
  await run("--app", app.folder, "--json", file, "--port", String(port));
  const report: Report = JSON.parse(await readFile(file, "utf8"));
  const commands = report.findings.flatMap(({ requests }) => requests);
  expect(commands).toHaveLength(2);
  const system = await startSystem({ port, args: ["--cold", "--app", app.folder] });
  try {
    const answers: string[] = [];
    for (const command of commands) {
      const { stdout } = await promisify(execFile)("sh", ["-c", command]);
      answers.push(stdout);
    }
    expect(answers).toEqual([
      expect.stringMatching(/^HTTP\/1\.1 201 [\s\S]*\{"count":1\}$/),
      expect.stringMatching(/^HTTP\/1\.1 200 [\s\S]*\{"orders":\[\]\}$/),
    ]);
  } finally {
    await system.stop();
  }
});
