import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assumedCase } from "../../../../compare/cost/case";
import { chosenCase } from "../../../../compare/cost/command/options";
import { costText } from "../../../../compare/cost/command/text";
import { exampleInputs } from "../../../../compare/cost/inputs";
import { levers } from "../../../../compare/cost/levers";
import { findingsOfCase } from "../../../../compare/report/cost-findings";
import { madeReport } from "../../../support/reports";

const root = join(__dirname, "../../../..");
const folder = mkdtempSync(join(tmpdir(), "cost-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const cost = (...args: readonly string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const command = ["--require", "tsx/cjs", "compare/cost-main.ts", ...args];
    execFile(process.execPath, command, { cwd: root }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });

test("bills, break-evens, what moves them and every input with its source, in words and as JSON", async () => {
  const json = join(folder, "cost.json");
  const { code, out } = await cost(
    ...["--set", "requestsPerMonth=30000000", "--set", "coldRate=1%", "--region", "eu-west-1"],
    ...["--json", json],
  );
  expect(code).toBe(0);
  expect(out).toMatch(/^A month of 30\.0 million requests: functions \$\d+\.\d\d \(\$/);
  expect(out).toMatch(/coldRate +0\.0100 +chosen\n/);
  expect(out).toMatch(/region +eu-west-1 +chosen\n/);
  expect(out).toMatch(/initSeconds +0\.400 s +assumed, 0\.200 to 0\.800 s\n/);
  expect(out).toContain("Lambda Managed Instances: Node 22 or newer");
  const result = JSON.parse(readFileSync(json, "utf8"));
  expect(result.monthly.requests).toBe(30e6);
  expect(result.inputs.find(({ name }: { name: string }) => name === "coldRate")).toEqual({
    name: "coldRate",
    value: 0.01,
    source: "chosen",
  });
  expect(result.breakEven.interval.low).toBeLessThan(result.breakEven.requestsPerMonth);
});

test("a measurement takes the place of what is assumed, with its interval", async () => {
  const file = join(folder, "compare.json");
  writeFileSync(file, JSON.stringify(madeReport({})));
  const { code, out } = await cost("--measured", file);
  expect(code).toBe(0);
  expect(out).toMatch(/warmSeconds +0\.00\d+ s +measured, 0\.00\d+ to 0\.00\d+ s\n/);
});

test("what was measured elsewhere than on AWS, or too late, says so first", async () => {
  const file = join(folder, "emulated.json");
  const report = { ...madeReport({ emulated: true }), void: ["The generator was late."] };
  writeFileSync(file, JSON.stringify(report));
  const { code, out } = await cost("--measured", file);
  expect(code).toBe(0);
  expect(out.split("\n").slice(0, 3)).toEqual([
    "Measured on this machine or a private network: on AWS times, and so costs, are others.",
    "The measurement is void:",
    "The generator was late.",
  ]);
});

test("a measurement of two others than functions and containers has no costs", async () => {
  const file = join(folder, "others.json");
  const kinds = { functions: "other", containers: "other" };
  writeFileSync(file, JSON.stringify({ ...madeReport({}), kinds }));
  const { code, err } = await cost("--measured", file);
  expect(code).toBe(1);
  expect(err).toMatch(/^--measured is ".*others\.json"; it compared other with other, and what/);
});

test.each([
  [["--set", "coldRate=2"], '--set coldRate is "2"; it must be a number from 0 to 1'],
  [["--region", "mars"], "the prices of mars are not known here"],
  [["--measured", "nothing.json"], '--measured is "nothing.json"; there is no such file'],
  [["--speed"], "Unknown option '--speed'"],
])("%j is told in one line, and fails", async (args, message) => {
  const { code, out, err } = await cost(...args);
  expect(code).toBe(1);
  expect(out).toBe("");
  expect(err.split("\n")[0]).toContain(message);
  expect(err).not.toContain("    at ");
});

test("the help names every input with what it may be", async () => {
  const { code, out } = await cost("--help");
  expect(code).toBe(0);
  for (const { name } of levers) expect(out).toContain(`  ${name} `);
});

test("what moves nothing is named", () => {
  const text = costText(findingsOfCase(assumedCase(exampleInputs)), new Date("2026-11-01"));
  expect(text).toMatch(/These move nothing: .*Requests a second and task;/);
  expect(text).not.toContain("configured");
});

test("tasks that leave through endpoints send their logs there, unless it was said how much", () => {
  const example = assumedCase(exampleInputs);
  const away = chosenCase(example, { settings: ["egress=endpoints"], region: undefined });
  expect(away.inputs.containers.privateKib).toBe(0.4);
  const said = chosenCase(example, {
    settings: ["egress=endpoints", "privateKib=0"],
    region: undefined,
  });
  expect(said.inputs.containers.privateKib).toBe(0);
});
