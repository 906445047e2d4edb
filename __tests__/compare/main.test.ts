import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseReport } from "../../compare/record/schema";
import { notesScenario } from "../support/fake-apps";
import { type FakeBackend, fakeBackend } from "../support/fake-backend";
import { madeReport } from "../support/reports";
import { until } from "../support/until";

const project = join(__dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "compare-main-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Run {
  readonly child: ChildProcess;
  said(): string;
  /** Resolves to the exit code. */
  end(): Promise<number | null>;
}

function run(script: string, args: readonly string[], env: Record<string, string> = {}): Run {
  const child = spawn(process.execPath, ["--require", "tsx/cjs", script, ...args], {
    cwd: project,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (text: Buffer) => {
      said += text.toString();
    });
  }
  const exit = once(child, "exit");
  return { child, said: () => said, end: async () => (await exit)[0] };
}

const compare = (...args: string[]): Run => run("compare/main.ts", args);

describe("Ctrl-C", () => {
  const backends: FakeBackend[] = [];
  afterAll(async () => {
    for (const backend of backends) await backend.close();
  });

  test("ends the run, removes what it made and writes no report", async () => {
    const items = new Set<string>();
    backends.push(await fakeBackend({ name: "functions", items }));
    backends.push(await fakeBackend({ name: "containers", items }));
    const [functions, containers] = backends;
    const json = join(folder, "stopped.json");
    const scenario = join(folder, "scenario.json");
    writeFileSync(scenario, JSON.stringify(notesScenario));
    const started = compare(
      ...["--functions", functions?.url ?? "", "--containers", containers?.url ?? ""],
      ...["--profile", "quick", "--scenario", scenario],
      ...["--json", json, "--html", join(folder, "stopped.html")],
    );
    await until(() => started.said().includes("A/A check"));
    expect(items.size).toBeGreaterThan(0);
    started.child.kill("SIGINT");
    expect(await started.end()).toBe(1);
    expect(items.size).toBe(0);
    expect(started.said()).toContain("what the run made is removed first");
    expect(started.said()).toContain("stopped: nothing is reported of a run that was cut off");
    expect(() => readFileSync(json)).toThrow("ENOENT");
  });
});

test("an objective that is not met ends the command with code 3, after all was written", async () => {
  const [file, json] = [join(folder, "met.json"), join(folder, "again.json")];
  writeFileSync(file, JSON.stringify(madeReport({})));
  const outputs = ["--json", json, "--html", join(folder, "again.html")];
  const failing = compare("--merge", file, "--objective", "p50<1ms,errors<0.1%", ...outputs);
  expect(await failing.end()).toBe(3);
  expect(failing.said()).toMatch(/Objective p50 below 1 ms: FAILED: functions/);
  expect(JSON.parse(readFileSync(json, "utf8")).verdict.objectives).toHaveLength(8);
  expect(await compare("--merge", file, "--objective", "errors<1%", ...outputs).end()).toBe(0);
  // A rehearsal may be asked for when the runs are there.
  const emulated = join(folder, "emulated.json");
  writeFileSync(emulated, JSON.stringify(madeReport({ emulated: true })));
  const rehearsing = compare("--merge", emulated, "--rehearse", ...outputs);
  expect(await rehearsing.end()).toBe(0);
  expect(rehearsing.said()).toContain("REHEARSAL: CONTAINERS ANSWER FASTER");
  // What its runs were asked for holds where nothing else is asked for.
  const objectives = [{ measure: "p50", below: 1 }];
  const settings = ["requestsPerMonth=123"];
  writeFileSync(file, JSON.stringify({ ...madeReport({}), objectives, settings }));
  expect(await compare("--merge", file, ...outputs).end()).toBe(3);
  expect(JSON.parse(readFileSync(json, "utf8"))).toMatchObject({ objectives, settings });
});

test("earlier reports are merged into one, written and summed up", async () => {
  const files = [1, 2].map((seed) => join(folder, `${seed}.json`));
  files.forEach((file, index) => {
    writeFileSync(file, JSON.stringify(madeReport({ seed: index + 1 })));
  });
  const [json, html] = [join(folder, "merged.json"), join(folder, "merged.html")];
  const merging = compare(
    ...files.flatMap((file) => ["--merge", file]),
    "--json",
    json,
    "--html",
    html,
  );
  expect(await merging.end()).toBe(0);
  expect(parseReport(readFileSync(json, "utf8")).runs).toBe(2);
  expect(readFileSync(html, "utf8")).toContain("2 runs merged");
  expect(merging.said()).toContain("Over 2 placements, which were drawn again first");
  expect(JSON.parse(readFileSync(json, "utf8")).verdict).toMatchObject({ about: "placements" });
});

test.each([
  [
    "a broken report",
    () => ["--merge", join(__dirname, "main.test.ts")],
    /main\.test\.ts: this is not a compare\.json: it is not JSON\n$/,
  ],
  [
    "a target that is not there",
    () => ["--functions", "http://127.0.0.1:1", "--containers", "http://127.0.0.1:2"],
    /http:\/\/127\.0\.0\.1:1 \(functions\) does not answer\n$/,
  ],
  [
    "a scenario that is none",
    () => ["--scenario", join(project, "package.json")],
    /package\.json is no scenario:\n[\s\S]*name is not known; allowed is one of setup, requests, teardown, objective\./,
  ],
  [
    "a recording that is not there",
    () => ["--har", "/nowhere.har"],
    /there is no file \/nowhere\.har that can be read\n$/,
  ],
  ["an app that is not there", () => ["--app", "/nowhere"], /There is no \/nowhere/],
  ["an unknown option", () => ["--fast"], /^Unknown option '--fast'/],
])("%s is refused without a stack trace", async (_, args, message) => {
  const refused = compare(...args());
  expect(await refused.end()).toBe(1);
  expect(refused.said()).toMatch(message);
  expect(refused.said()).not.toMatch(/^ +at /m);
});

test("npm run prices says clearly that it is offline, and leaves the file as it is", async () => {
  const file = join(folder, "prices.json");
  writeFileSync(file, "{}");
  const offline = run("compare/refresh-prices.ts", [], {
    PRICE_LIST_URL: "http://127.0.0.1:1",
    PRICE_FILE: file,
  });
  expect(await offline.end()).toBe(1);
  expect(offline.said()).toMatch(
    /AWS's price list cannot be reached \(.*\)\. The prices of .* stay as they are\.\n$/,
  );
  expect(readFileSync(file, "utf8")).toBe("{}");
});
