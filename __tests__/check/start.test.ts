import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { findApp } from "../../build/app/find-app";
import { projectFolder } from "../../build/project";
import type { Limits } from "../../check/limits";
import { check } from "../../check/run";
import { type AppFolder, makeApp } from "../apps/make-app";
import { INSTALL_MS, install, ordersFolder } from "../examples/install";

const CHECK_MS = 60_000;
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

test(
  "an app that needs a package that is not there is not bundled, and nothing is claimed of it",
  async () => {
    const report = await checked({ "index.js": 'require("not-there");' });
    expect(kindsOf(report)).toEqual(["not-bundled"]);
    expect(report.doors.map(({ verdict }) => verdict)).toEqual(["not at all", "not at all"]);
    expect(report.untried).toEqual([{ what: "Every request", why: "the app does not start" }]);
  },
  CHECK_MS,
);

test(
  "an app that throws when it is loaded does not start at either door",
  async () => {
    const report = await checked({ "index.js": 'throw new Error("no DATABASE_URL");' });
    const found = report.findings.map(({ kind, doors, what }) => [kind, ...doors, what]);
    const said = expect.stringContaining("no DATABASE_URL");
    expect(found).toEqual([
      ["start-fails", "containers", said],
      ["start-fails", "functions", said],
    ]);
  },
  CHECK_MS,
);

describe("what is known of a package and a start", () => {
  const manifest = (value: string) =>
    `module.exports = { files: ["addon.node"], environment: { values: { WORDS: "${value}" } } };`;
  const slow = "Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_200);";

  test(
    "is told where it is over a limit",
    async () => {
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
    },
    CHECK_MS,
  );

  test(
    "and of its sound twin nothing is",
    async () => {
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
    },
    CHECK_MS,
  );
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
  ])(
    "%s",
    async (_name, paths, said) => {
      const { findings } = await checked({ "index.js": source, "manifest.js": manifest(...paths) });
      expect(findings.map(({ what }) => what)).toEqual(said);
    },
    CHECK_MS,
  );
});

describe("an app that listens by itself, without the adapter", () => {
  const server = (more: string) =>
    `const server = require("node:http").createServer((req, res) => res.setHeader("content-type", "text/plain").end("a"));
    server.listen(process.env.PORT || 3000);
    ${more}`;
  test.each([
    ["does not hear SIGTERM", "", ["sigterm"]],
    ["hears it and goes on", 'process.on("SIGTERM", () => {});', ["sigterm"]],
    ["hears it", 'process.on("SIGTERM", () => server.close(() => process.exit(0)));', []],
  ])(
    "%s",
    async (_name, more, kinds) => {
      expect(kindsOf(await checked({ "index.js": server(more) }))).toEqual(kinds);
    },
    CHECK_MS,
  );
});

describe("the command", () => {
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

  test(
    "has nothing to say against the blog, and leaves nothing",
    async () => {
      const { code, out, left } = await run();
      expect(out).toContain("Functions:  ready\nContainers: ready");
      expect(out).not.toContain("IT MUST CHANGE");
      expect({ code, left }).toEqual({ code: 0, left: [] });
    },
    CHECK_MS,
  );

  test(
    "nor against the orders",
    async () => {
      await install(ordersFolder);
      const { code, out } = await run("--app", ordersFolder);
      expect(out).toContain("Functions:  ready\nContainers: ready");
      expect(code).toBe(0);
    },
    CHECK_MS + INSTALL_MS,
  );

  test(
    "ends with 3 where something must change",
    async () => {
      const app = await makeApp({ "index.js": 'throw new Error("broken");' });
      made.push(app);
      const { code, out } = await run("--app", app.folder);
      expect(out).toContain("IT WILL NOT RUN");
      expect(code).toBe(3);
    },
    CHECK_MS,
  );

  test.each([
    [["--app", "/nowhere"], /There is no \/nowhere/],
    [["--writes"], /--writes belongs to --har/],
    [["--reads", "--har", "a", "--writes"], /exclude each other/],
    [["--scenario", "/nowhere.json"], /no file \/nowhere\.json/],
    [["--nonsense"], /nonsense/],
  ])("%p is refused in words", async (args, words) => {
    const { code, err } = await run(...args);
    expect(err).toMatch(words);
    expect(err).not.toMatch(/^ {4}at /m);
    expect(code).toBe(1);
  });
});
