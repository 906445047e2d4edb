import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isAlive } from "../../../local/is-alive";
import { ownRuntimeClient } from "../../support/function-pool";
import { until } from "../../support/until";

const root = join(__dirname, "../../..");
const parent = join(__dirname, "fixtures/parent.ts");

/** The process ids that the parent prints: one of an idle instance, one of a busy one. */
async function startParent(client: string) {
  const child = spawn(process.execPath, ["--import", "tsx", parent, client], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pids: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    pids.push(Number(line));
    if (pids.length === 2) break;
  }
  return { child, pids };
}

test("no instance outlives a program that is killed, neither a frozen nor a busy one", async () => {
  const { child, pids } = await startParent(await ownRuntimeClient());
  expect(pids.filter(isAlive)).toHaveLength(2);
  child.kill("SIGKILL");
  await until(() => !pids.some(isAlive));
});
