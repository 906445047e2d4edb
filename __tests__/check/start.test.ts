import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { findApp } from "../../build/app/find-app";
import type { Limits } from "../../check/limits";
import { check } from "../../check/run";
import { freePorts } from "../../compare/run/free-ports";
import { type AppFolder, makeApp } from "../apps/make-app";

const made: AppFolder[] = [];
afterAll(async () => {
  for (const one of made) await one.remove();
});

async function checked(
  files: Readonly<Record<string, string>>,
  limits: Partial<Limits> = {},
  addon?: Buffer,
) {
  const folder = await makeApp(files);
  made.push(folder);
  if (addon) await writeFile(join(folder.folder, "addon.node"), addon);
  const app = await findApp(folder.folder);
  return check({
    app,
    scenario: app.manifest.workload,
    readsOnly: false,
    limits: { afterMs: 100, loadMs: 100, ...limits },
    progress: () => {},
  });
}
const kindsOf = ({ findings }: Awaited<ReturnType<typeof checked>>) =>
  findings.map(({ kind }) => kind);
const answers = 'module.exports = (req, res) => res.end("{}");';
/** The head of an ELF file for that machine. */
const elf = (machine: number) => {
  const head = [0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array(11).fill(0), machine, 0];
  return Buffer.from(head);
};

test("an app that needs a package that is not there is not bundled, and nothing is claimed of it", async () => {
  const report = await checked({ "index.js": 'require("not-there");' });
  expect(kindsOf(report)).toEqual(["not-bundled"]);
  expect(report.doors.map(({ verdict }) => verdict)).toEqual(["not at all", "not at all"]);
  expect(report.untried).toEqual([{ what: "Every request", why: "the app does not start" }]);
});

test("an app that throws when it is loaded does not start at either door", async () => {
  const report = await checked({ "index.js": 'throw new Error("no DATABASE_URL");' });
  const found = report.findings.map(({ kind, doors, what }) => [kind, ...doors, what]);
  const said = expect.stringContaining("no DATABASE_URL");
  expect(found).toEqual([
    ["start-fails", "containers", said],
    ["start-fails", "functions", said],
  ]);
});

test("an app that leaves its work to processes of its own does not start, and is told why", async () => {
  const report = await checked({
    "index.js": `const cluster = require("node:cluster");
      if (cluster.isPrimary) cluster.fork();
      else require("node:http").createServer((req, res) => res.end()).listen(process.env.PORT);`,
  });
  expect(kindsOf(report)).toEqual(expect.arrayContaining(["start-fails", "cluster"]));
  const [first] = report.findings;
  expect(first?.what).toMatch(/has nothing that answers requests/);
  expect(first?.what).not.toMatch(/^ {4}at /m);
});

describe("what is known of a package and a start", () => {
  const manifest = (value: string) =>
    `module.exports = { files: ["addon.node"], environment: { values: { WORDS: "${value}" } } };`;
  const slow = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_200);";

  test("is told where it is over a limit", async () => {
    const files = {
      "index.js": slow + answers,
      "manifest.js": manifest("w".repeat(4_200)),
    };
    const report = await checked(
      files,
      { startMs: 1_000, unzippedBytes: 10_000, zipBytes: 5_000 },
      elf(0x3e),
    );
    expect(kindsOf(report).sort()).toEqual([
      "content-type",
      "environment-large",
      "native-architecture",
      "package-unzipped",
      "package-zip",
      "start-slow",
    ]);
    expect(report.doors.map(({ door, verdict }) => `${door} ${verdict}`)).toEqual([
      "functions not at all",
      "containers not at all",
    ]);
    expect(
      report.findings.every(
        ({ evidence, kind }) => evidence === "measured" || kind === "content-type",
      ),
    ).toBe(true);
  });

  test("and of its sound twin nothing is", async () => {
    const answersJson =
      'module.exports = (req, res) => res.setHeader("content-type", "application/json").end("{}");';
    const report = await checked(
      {
        "index.js": answersJson,
        "manifest.js": manifest("w"),
      },
      {},
      elf(0xb7),
    );
    expect(report.findings).toEqual([]);
    expect(report.doors.map(({ verdict }) => verdict)).toEqual(["ready", "ready"]);
  });
});

describe("an app whose manifest names its routes", () => {
  const source = `module.exports = (req, res) => {
    res.setHeader("content-type", "application/json");
    res.statusCode = req.url === "/a" || req.url === "/b" ? 200 : 404;
    res.end("{}");
  };`;
  const manifest = (...paths: string[]) =>
    `module.exports = {
      routes: ${JSON.stringify(paths.map((path, at) => ({ name: `r${at}`, method: "GET", path })))},
      workload: { requests: [{ name: "a", path: "/a" }, { name: "b", path: "/b" }] },
    };`;

  test.each([
    [
      "all but one",
      ["/a"],
      ["GET /b is answered 200 by containers, and 404 by API Gateway itself."],
    ],
    ["all of them", ["/a", "/b"], []],
  ])("%s", async (_name, paths, said) => {
    const { findings } = await checked({ "index.js": source, "manifest.js": manifest(...paths) });
    expect(findings.map(({ what }) => what)).toEqual(said);
  });
});

test("sessions whose cookie is for https alone are told by what their store says of itself", async () => {
  // The words of express-session 1, which says them when it is made.
  const words =
    "Warning: connect.session() MemoryStore is not\\ndesigned for a production environment, as it will leak\\nmemory, and will not scale past a single process.";
  const report = await checked({
    "index.js": `console.error("${words}");
      module.exports = (req, res) => res.setHeader("content-type", "application/json").end("{}");`,
  });
  expect(report.findings.map(({ kind, what }) => [kind, what])).toEqual([
    [
      "memory-session",
      "It says so itself: Warning: connect.session() MemoryStore is not designed for a production environment, as it will leak",
    ],
  ]);
});

describe("an app that listens by itself, without the adapter", () => {
  const server = (more: string, port = "process.env.PORT || 3000") =>
    `const server = require("node:http").createServer((req, res) => res.setHeader("content-type", "text/plain").end("a"));
    server.listen(${port});
    ${more}`;

  test("at a port of its own is asked there", async () => {
    const port = await freePorts(1);
    const report = await checked({ "index.js": server("", String(port)) });
    expect(kindsOf(report)).toEqual(["sigterm", "fixed-port"]);
    expect(report.untried.map(({ what }) => what)).toEqual(["Other paths"]);
  });

  test("is left alone where that port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const report = await checked({ "index.js": server("", String(port)) }).finally(() =>
      other.close(),
    );
    expect(report.untried).toContainEqual({
      what: "SIGTERM without the adapter",
      why: `its fixed port ${port} is in use here`,
    });
  });

  test("is TypeScript as a module too", async () => {
    const report = await checked({
      "index.ts": `import { createServer } from "node:http";
        const answer = (_: unknown, res: import("node:http").ServerResponse) => res.setHeader("content-type", "text/plain").end("a");
        createServer(answer).listen(process.env.PORT ?? 3000);`,
      "package.json": '{ "name": "typed", "type": "module" }',
    });
    expect(kindsOf(report)).toEqual(["sigterm"]);
  });

  test.each([
    ["does not hear SIGTERM", "", ["sigterm"]],
    ["hears it and goes on", 'process.on("SIGTERM", () => {});', ["sigterm"]],
    ["hears it", 'process.on("SIGTERM", () => server.close(() => process.exit(0)));', []],
  ])("%s", async (_name, more, kinds) => {
    expect(kindsOf(await checked({ "index.js": server(more) }))).toEqual(kinds);
  });
});
