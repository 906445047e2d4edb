import { mkdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { keepLock } from "../../build/keep-lock";
import { temporaryFolder } from "../modules/synthesize";

const name = ".terraform.lock.hcl";

/** A project and its stack's folder, each with a lock file of some time in seconds, or with none. */
function folders(kept: number | undefined, used: number | undefined) {
  const project = temporaryFolder();
  const stack = join(project, "stack");
  mkdirSync(stack);
  for (const [folder, time] of [
    [project, kept],
    [stack, used],
  ] as const) {
    if (time === undefined) continue;
    writeFileSync(join(folder, name), `of ${time}`);
    utimesSync(join(folder, name), time, time);
  }
  return { project, stack };
}

test.each([
  ["what Terraform wrote is kept", undefined, 2, "of 2"],
  ["what was kept is given to Terraform", 1, undefined, "of 1"],
  ["the newer one stays: Terraform's", 1, 2, "of 2"],
  ["the newer one stays: that of a colleague", 2, 1, "of 2"],
])("%s", (_title, kept, used, expected) => {
  const { project, stack } = folders(kept, used);
  keepLock(project, stack);
  expect(readFileSync(join(project, name), "utf8")).toBe(expected);
  expect(readFileSync(join(stack, name), "utf8")).toBe(expected);
});

test("where there is none, none is made", () => {
  const { project, stack } = folders(undefined, undefined);
  keepLock(project, stack);
  expect(() => readFileSync(join(project, name))).toThrow("ENOENT");
});
