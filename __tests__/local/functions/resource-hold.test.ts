import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { type Held, ResourceHold, type Resources } from "../../../local/functions/resource-hold";
import { describeWith, linux } from "../../support/tools";
import { until } from "../../support/until";

const busy = "for (;;) Math.sqrt(1)";
const growing = "const held = []; setInterval(() => held.push(Buffer.alloc(5e6, 1)), 5)";

function cpuSeconds(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e9;
}

describeWith([linux], "a process that is held to its resources", () => {
  const children: ChildProcess[] = [];
  const holds: ResourceHold[] = [];
  afterEach(() => {
    for (const hold of holds.splice(0)) hold.stop();
    for (const child of children.splice(0)) child.kill("SIGKILL");
  });

  function start(program: string, resources: Resources) {
    const child = spawn(process.execPath, ["-e", program], { stdio: "ignore" });
    children.push(child);
    const { pid } = child;
    if (pid === undefined) throw new Error("the process did not start");
    const held: Held = { pid, signal: (name) => child.kill(name) };
    const hold = new ResourceHold(held, resources);
    holds.push(hold);
    return { child, pid, hold };
  }

  test("gets no more of the CPU than its share, once it is held", async () => {
    const { pid, hold } = start(busy, { cpuShare: 0.25, memoryMb: 512 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    hold.start();
    const [from, used] = [performance.now(), cpuSeconds(pid)];
    const share = () => (cpuSeconds(pid) - used) / ((performance.now() - from) / 1_000);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(share()).toBeGreaterThan(0);
    // A quarter; a look that comes late on a busy machine is paid back only after it.
    await until(() => share() < 0.3);
  });

  test("runs on while it uses less than its share", async () => {
    const { child, hold } = start("setTimeout(() => process.exit(7), 500)", {
      cpuShare: 0.25,
      memoryMb: 512,
    });
    hold.start();
    expect(await once(child, "exit")).toEqual([7, null]);
  });

  test("is killed when it holds more memory than it may", async () => {
    const { child, hold } = start(growing, { cpuShare: 1, memoryMb: 200 });
    hold.start();
    expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
  });
});
