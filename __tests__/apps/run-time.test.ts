import { backendNames } from "../parity/backends";
import { send } from "../support/http";
import { startSystem, type TestSystem } from "../support/system";
import { type AppFolder, makeApp } from "./make-app";

const source = `
const fs = require("node:fs");
const { join } = require("node:path");
const { tmpdir } = require("node:os");
const inFolder = join(__dirname, "made");
const shipped = join(__dirname, "data/words.txt");
const inTmp = join(tmpdir(), "made-by-" + process.pid);

const ways = {
  "/": () => "up",
  "/exit": () => process.exit(1),
  "/throw": () => new Promise(() => setImmediate(() => { throw new Error("secret"); })),
  "/reject": () => new Promise(() => void Promise.reject(new Error("secret"))),
  "/never": () => new Promise(() => setTimeout(() => {}, 60_000)),
  "/sync": () => fs.writeFileSync(inFolder, "a"),
  "/callback": () => new Promise((resolve, reject) =>
    fs.writeFile(inFolder, "a", (error) => (error ? reject(error) : resolve("written")))),
  "/promise": () => fs.promises.appendFile(inFolder, "a"),
  "/stream": () => new Promise((resolve, reject) =>
    fs.createWriteStream(inFolder).on("error", reject).on("finish", resolve).end("a")),
  "/folder": () => fs.mkdirSync(join(process.cwd(), "logs", "today"), { recursive: true }),
  "/remove": () => fs.rmSync(shipped),
  "/move": () => fs.renameSync(shipped, inTmp),
  "/there": () => fs.mkdirSync(process.cwd(), { recursive: true }) ?? "there",
  "/read": () => fs.readFileSync(shipped, "utf8"),
  "/tmp": () => {
    fs.writeFileSync(inTmp, "written in tmp");
    const text = fs.readFileSync(inTmp, "utf8");
    fs.unlinkSync(inTmp);
    return text;
  },
};

module.exports = async (req, res) => {
  try {
    res.end(String(await (ways[req.url] ?? ways["/"])()));
  } catch (error) {
    res.writeHead(500).end(error.code);
  }
};
`;

let app: AppFolder;
let system: TestSystem;
beforeAll(async () => {
  app = await makeApp({
    "index.js": source,
    "data/words.txt": "words",
    "manifest.js": 'module.exports = { files: ["data"], timeouts: { function: 4000 } };',
  });
  system = await startSystem({ args: ["--app", app.folder] });
});
afterAll(async () => {
  await system?.stop();
  await app?.remove();
});

describe.each(backendNames)("%s", (backend) => {
  test.each(["/sync", "/callback", "/promise", "/stream", "/folder", "/remove", "/move"])(
    "%s: what is outside of /tmp cannot be changed",
    async (path) => {
      expect(await send(system[backend], { path })).toMatchObject({ status: 500, body: "EROFS" });
    },
  );

  test.each([
    ["/tmp", "written in tmp"],
    ["/read", "words"],
    ["/there", "there"],
  ])("%s works", async (path, body) => {
    expect(await send(system[backend], { path })).toMatchObject({ status: 200, body });
  });
});

const failed = { status: 500, body: '{"message":"Internal Server Error"}' };

describe.each(["/exit", "/throw", "/reject"])("an app that ends at %s", (path) => {
  test("functions: 500 without its reason, and the next request gets another instance", async () => {
    const { headers } = await send(system.functions);
    expect(await send(system.functions, { path })).toMatchObject(failed);
    const next = await send(system.functions);
    expect(next).toMatchObject({ status: 200, body: "up" });
    expect(next.headers["x-instance-id"]).not.toBe(headers["x-instance-id"]);
    expect(next.headers["x-instance-seq"]).toBe("1");
  });

  test("containers: the connection breaks, which a load balancer answers with 502, and another task comes", async () => {
    const { headers } = await send(system.containers);
    await expect(send(system.containers, { path })).rejects.toThrow(/socket hang up|ECONNRESET/);
    const next = await untilAnswered(system.containers);
    expect(next).toMatchObject({ status: 200, body: "up" });
    expect(next.headers["x-instance-id"]).not.toBe(headers["x-instance-id"]);
  });
});

test("functions: one that never answers is 500 when its time is up", async () => {
  expect(await send(system.functions, { path: "/never" })).toMatchObject(failed);
});

async function untilAnswered(url: string) {
  for (let tries = 0; ; tries++) {
    try {
      return await send(url);
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
