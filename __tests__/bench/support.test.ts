import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageSizes } from "../../bench/install/package-sizes";
import { contendersOf, inTurnsUnskipped } from "../../bench/support/contenders";
import { cpuUsOf } from "../../bench/support/cpu";
import { nodeOf } from "../../bench/support/node";
import { inTurns } from "../../bench/support/rounds";
import { secondsOf } from "../../bench/support/run-command";
import { threadCpuMsOf } from "../../bench/support/thread-cpu";

test("each has its turn in each round, and another one is first each time", async () => {
  const turns: string[] = [];
  const measured = await inTurns(["a", "b", "c"], 2, async (name, round) => {
    turns.push(`${name}${round}`);
    return `${name}${round}`;
  });
  expect(turns).toEqual(["a0", "b0", "c0", "b1", "c1", "a1"]);
  expect(measured).toEqual([
    ["a0", "a1"],
    ["b0", "b1"],
    ["c0", "c1"],
  ]);
});

test("one that is skipped has no turn, and one of which nothing is seen says why", async () => {
  const entrants = [{ name: "a" }, { name: "b", skipped: "it is not here" }, { name: "c" }];
  const rounds = await inTurnsUnskipped(entrants, 2, async ({ name }, round) => ({
    value: round + 1,
    seen: name === "a" ? round : undefined,
  }));
  expect(contendersOf(entrants, rounds, ({ value }) => value)).toEqual([
    { name: "a", samples: [1, 2] },
    { name: "b", samples: [], skipped: "it is not here" },
    { name: "c", samples: [1, 2] },
  ]);
  expect(contendersOf(entrants, rounds, ({ seen }) => seen, "unseen")).toEqual([
    { name: "a", samples: [0, 1] },
    { name: "b", samples: [], skipped: "it is not here" },
    { name: "c", samples: [], skipped: "unseen" },
  ]);
});

describe("the Node that is measured", () => {
  const unsaid = () => {
    throw new Error("nothing is to be said");
  };

  test.each([process.execPath, process.versions.node.split(".")[0] ?? ""])("%s", async (wanted) => {
    const found = { path: process.execPath, version: process.versions.node };
    expect(await nodeOf(wanted, unsaid)).toEqual(found);
  });

  test("which does not start is named", async () => {
    await expect(nodeOf("/nowhere/node", unsaid)).rejects.toThrow("--node is /nowhere/node");
  });
});

test("time on the CPU grows by what a process does", () => {
  const before = { us: cpuUsOf(process.pid) ?? Number.NaN, ms: threadCpuMsOf(process.pid) ?? 0 };
  const start = process.cpuUsage();
  const used = () => process.cpuUsage(start).user + process.cpuUsage(start).system;
  while (used() < 100_000) JSON.stringify(Array.from({ length: 1_000 }));
  expect((cpuUsOf(process.pid) ?? 0) - before.us).toBeGreaterThanOrEqual(80_000);
  expect((threadCpuMsOf(process.pid) ?? 0) - before.ms).toBeGreaterThanOrEqual(80);
});

test("of a process that is gone there is none", () => {
  expect(cpuUsOf(2 ** 30)).toBeUndefined();
  expect(threadCpuMsOf(2 ** 30)).toBeUndefined();
});

test("a command that fails says what it said", async () => {
  const command = [process.execPath, "-e", "console.error('no luck'); process.exit(3)"];
  await expect(secondsOf({ command, folder: tmpdir() })).rejects.toThrow(/ended with 3:\nno luck/);
});

test("packages are told by their size, also those of a scope", async () => {
  const folder = await mkdtemp(join(tmpdir(), "packages-"));
  for (const [name, kb] of [
    ["small", 8],
    ["@scope/large", 400],
    ["middle/node_modules/inner", 100],
  ] as const) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, "file"), Buffer.alloc(kb * 1_024, "x"));
  }
  const sizes = await packageSizes(folder);
  expect(sizes.map(({ name }) => name)).toEqual(["@scope/large", "middle", "small"]);
  expect(sizes[0]?.mb).toBeGreaterThan(0.4);
});
