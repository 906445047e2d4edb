import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Met } from "../../../compare/adversaries/met";
import { type Row, rowsOf } from "../../../compare/adversaries/row";

const folder = mkdtempSync(join(tmpdir(), "adversaries-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const command = (...args: string[]) =>
  promisify(execFile)(
    process.execPath,
    ["--require", "tsx/cjs", "compare/adversaries/main.ts", ...args],
    { cwd: join(__dirname, "../../..") },
  );

/** Meets those adversaries and reads what was said of them. */
async function meet(file: string, ...args: string[]): Promise<{ printed: string; rows: Row[] }> {
  const keep = join(folder, file);
  const { stdout } = await command(...args, "--keep", keep);
  const lines = readFileSync(keep, "utf8").trim().split("\n");
  return { printed: stdout, rows: rowsOf(lines.map((line) => JSON.parse(line) as Met)) };
}

test("of the short form nothing that is said is false, and what is plain is found", async () => {
  const { printed, rows } = await meet(
    "virtual",
    ...["--profile", "quick", "--seeds", "1", "--at-once", "2"],
    ...["equal, long tail", "two modes", "resets", "another status"],
  );
  expect(rows.map(({ adversary, runs }) => [adversary.name, runs])).toEqual([
    ["equal, long tail", 1],
    ["two modes against constant, equal means", 1],
    ["resets", 1],
    ["another status", 1],
  ]);
  expect(rows.flatMap(({ falseRuns }) => falseRuns)).toEqual([]);
  expect(rows.filter(({ missedRuns }) => missedRuns > 0)).toEqual([]);
  for (const { adversary, truth } of rows) {
    expect(printed).toContain(`| ${adversary.name} | ${truth} |`);
  }
});

test("what is kept is printed again without another run", async () => {
  const keep = join(folder, "virtual");
  const before = readFileSync(keep, "utf8");
  const { stdout } = await command("--table", "--keep", keep);
  expect(stdout).toContain("| resets |");
  expect(readFileSync(keep, "utf8")).toBe(before);
});

test("by the command that anybody has, two different apps are refused as such", async () => {
  const { rows } = await meet("real", "--time", "real", "--seeds", "1", "another status");
  expect(rows.map(({ said, falseRuns }) => [said, falseRuns])).toEqual([
    [expect.stringContaining("these are not the same app"), []],
  ]);
});

test("an adversary that is not there is refused, with those that are", async () => {
  await expect(command("nobody")).rejects.toMatchObject({
    stderr: expect.stringMatching(/^there is no adversary "nobody"; there are:\n {2}equal\n/),
  });
});
