import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../../build/project";

const fromSources = `
require("./build/typescript.js");
require("./build/app/deployed-app.ts").deployedApp(process.env)
  .then((app) => require("./main.ts").synthesize(process.env, app));`;

test("one file of all that synthesizes writes the stack that the sources write", async () => {
  const folder = await mkdtemp(join(tmpdir(), "synth-"));
  const stackOf = async (name: string, ...args: readonly string[]) => {
    const out = join(folder, name);
    const env = { ...process.env, CDKTF_OUTDIR: out };
    await promisify(execFile)(process.execPath, args, { cwd: projectFolder, env });
    return JSON.parse(await readFile(join(out, "stacks/blog/cdk.tf.json"), "utf8"));
  };
  try {
    const stack = await stackOf("bundle", "synth.js");
    expect(Object.keys(stack.resource).length).toBeGreaterThan(20);
    expect(stack).toEqual(await stackOf("sources", "-e", fromSources));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
