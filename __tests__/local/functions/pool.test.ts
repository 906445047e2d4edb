import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive } from "../../../local/is-alive";
import { ownRuntimeClient, usePools } from "../../support/function-pool";
import { describeWith, linux } from "../../support/tools";
import { until } from "../../support/until";

const start = usePools(ownRuntimeClient);

test("one request after another is served by one instance", async () => {
  const pool = start();
  const [first, second] = [await pool.result(), await pool.result()];
  expect(second).toMatchObject({ pid: first.pid, served: 2 });
  expect([pool.pool.instances, pool.pool.coldStarts]).toEqual([1, 1]);
});

test("two requests at once are served by two instances, each one at a time", async () => {
  const pool = start();
  const both = await Promise.all([pool.result({ sleepMs: 100 }), pool.result({ sleepMs: 100 })]);
  expect(new Set(both.map(({ pid }) => pid)).size).toBe(2);
  expect(both.map(({ served }) => served)).toEqual([1, 1]);
  expect(pool.pool.coldStarts).toBe(2);
});

test("past its instances a function has none to give, until one is free", async () => {
  const pool = start({ maxInstances: 1 });
  const busy = pool.result({ sleepMs: 100 });
  expect(await pool.invoke()).toEqual({ kind: "no-instance" });
  await busy;
  expect((await pool.invoke()).kind).toBe("result");
});

test("that there are too few is told with the option that raises it, once for many requests", async () => {
  const told: string[] = [];
  const observer = { changed: () => {}, happened: (_: string, text: string) => told.push(text) };
  const pool = start({ maxInstances: 1, observer });
  const busy = pool.result({ sleepMs: 100 });
  await Promise.all(Array.from({ length: 20 }, () => pool.invoke()));
  await busy;
  const text = "probe: all 1 instances are busy, so requests are answered 503";
  expect(pool.lines.filter((line) => line.includes("busy"))).toEqual([
    `Functions: ${text}. --max-instances N raises it.`,
  ]);
  expect(told.filter((line) => line.includes("busy"))).toEqual([text]);
});

test("an idle instance goes away", async () => {
  const pool = start({ idleMs: 50 });
  const { pid } = await pool.result();
  await until(() => pool.pool.instances === 0 && !isAlive(pid));
  expect((await pool.result()).served).toBe(1);
});

test("where none is kept, each invocation is a cold start", async () => {
  const pool = start({ idleMs: 0 });
  const [first, second] = [await pool.result(), await pool.result()];
  expect(second.pid).not.toBe(first.pid);
  expect([pool.pool.instances, pool.pool.coldStarts]).toEqual([0, 2]);
  expect(isAlive(second.pid)).toBe(false);
});

test("past the function's own timeout its instance is killed, and the next request gets a new one", async () => {
  const pool = start({ timeoutMs: 3_000 });
  const { pid } = await pool.result();
  expect(await pool.invoke({ deed: "hang" })).toEqual({ kind: "timeout", timeoutMs: 3_000 });
  expect(isAlive(pid)).toBe(false);
  expect(pool.lines.join("\n")).toContain("Task timed out after 3.00 seconds");
  expect((await pool.result()).served).toBe(1);
});

test("an instance that exits while serving is a crash, and the next request gets a new one", async () => {
  const pool = start();
  expect(await pool.invoke({ deed: "exit" })).toEqual({ kind: "crash", reason: "exit status 7" });
  expect((await pool.result()).served).toBe(1);
});

test("an uncaught error ends the instance and is told", async () => {
  const pool = start();
  const error = { kind: "error", errorType: "TypeError", errorMessage: "uncaught on purpose" };
  expect(await pool.invoke({ deed: "uncaught" })).toEqual(error);
  expect((await pool.result()).served).toBe(1);
});

test("a handler that throws is an error, and its instance lives on", async () => {
  const pool = start();
  const error = { kind: "error", errorType: "RangeError", errorMessage: "thrown on purpose" };
  expect(await pool.invoke({ deed: "throw" })).toEqual(error);
  expect((await pool.result()).served).toBe(2);
});

test.each([
  ["broken-start", { kind: "error", errorType: "SyntaxError", errorMessage: "broken on purpose" }],
  ["exits-at-start", { kind: "crash", reason: "exit status 3" }],
  ["no-handler", { kind: "error", errorType: "Runtime.HandlerNotFound" }],
  ["callback", { kind: "error", errorType: "Runtime.CallbackHandlerDeprecated" }],
  ["nothing-here", { kind: "crash" }],
])("code that cannot start (%s) fails its request", async (code, outcome) => {
  const pool = start({}, code);
  expect(await pool.invoke()).toMatchObject(outcome);
  expect(pool.pool.instances).toBe(0);
});

test("index.cjs and a handler that is not async do as well", async () => {
  expect(await start({}, "common").result({ value: 5 })).toBe(5);
});

test("a handler that returns nothing answers null", async () => {
  const outcome = await start().invoke({ deed: "nothing" });
  expect(outcome).toEqual({ kind: "result", payload: "null" });
});

const MiB6 = 6 * 1024 * 1024;

test("row 26: an event over 6 MB reaches no instance", async () => {
  const pool = start();
  expect(await pool.invoke({ text: "x".repeat(MiB6) })).toEqual({ kind: "event-too-large" });
  const fitting = { deed: "nothing", text: "" };
  fitting.text = "x".repeat(MiB6 - JSON.stringify(fitting).length);
  expect((await pool.invoke(fitting)).kind).toBe("result");
});

test("row 27: a response over 6 MiB and 100 bytes is refused", async () => {
  const pool = start();
  // Two bytes of it are quotes.
  const fits = await pool.invoke({ deed: "large", bytes: MiB6 + 98 });
  expect(fits.kind).toBe("result");
  const over = await pool.invoke({ deed: "large", bytes: MiB6 + 99 });
  expect(over).toEqual({ kind: "response-too-large" });
});

test("replaced code serves new requests, and the old instance finishes its own", async () => {
  const codeFolder = await mkdtemp(join(tmpdir(), "code-"));
  const write = (text: string) =>
    writeFile(
      join(codeFolder, "index.mjs"),
      `export const handler = async ({ ms }) => {
        await new Promise((resolve) => setTimeout(resolve, ms ?? 0));
        return "${text}";
      };`,
    );
  await write("old");
  const pool = start({ codeFolder });
  expect(await pool.result<string>()).toBe("old");
  const running = pool.result<string>({ ms: 200 });
  await write("new");
  await pool.pool.replaceCode();
  expect(await pool.result<string>()).toBe("new");
  expect(await running).toBe("old");
  expect([pool.pool.instances, pool.pool.coldStarts]).toEqual([1, 2]);
  await rm(codeFolder, { recursive: true });
});

test("close ends idle, busy and starting instances, and none comes after", async () => {
  const pool = start();
  const { pid } = await pool.result();
  const pending = [pool.invoke({ deed: "hang" }), pool.invoke({ deed: "hang" })];
  await pool.pool.close();
  for (const outcome of await Promise.all(pending)) expect(outcome.kind).toBe("crash");
  expect(isAlive(pid)).toBe(false);
  expect(pool.pool.instances).toBe(0);
  expect(await pool.invoke()).toEqual({ kind: "no-instance" });
});

describeWith([linux], "in /proc", () => {
  const state = async (pid: number) =>
    /^State:\s+(\w)/m.exec(await readFile(`/proc/${pid}/status`, "utf8"))?.[1];

  test("an instance stands still between requests", async () => {
    const pool = start();
    const { pid } = await pool.result();
    // A signal takes effect once the process gets its turn: not at once on a busy machine.
    await until(async () => (await state(pid)) === "T");
    const busy = pool.result({ sleepMs: 3_000 });
    await until(async () => (await state(pid)) !== "T");
    await busy;
    await until(async () => (await state(pid)) === "T");
  });

  test("also after requests on each other's heels", async () => {
    const pool = start();
    const { pid } = await pool.result();
    for (let served = 2; served <= 50; served++) {
      expect(await pool.result()).toMatchObject({ pid, served });
    }
    await until(async () => (await state(pid)) === "T");
    expect(await pool.result()).toMatchObject({ pid, served: 51 });
  });
});
