import { readFileSync } from "node:fs";
import { join } from "node:path";
import { backendNames } from "../../parity/backends";
import { type Doors, startDoors } from "../doors";
import { broken } from "./broken";
import { postProbes } from "./post-probes";
import { type Measured, measure } from "./probe";
import { ofSuite, rows, suiteTimes, troubleFor } from "./rows";
import { promised } from "./table";

let doors: Doors;
beforeAll(async () => {
  doors = await startDoors();
});
afterAll(() => doors?.stop());

describe.each(rows.map((row, number) => [row.fault, row, number] as const))(
  "%s",
  (_fault, row, number) => {
    let measured: Awaited<ReturnType<typeof measure>>;
    beforeAll(async () => {
      measured = await measure(doors, `fault-${number}`, postProbes, troubleFor(row));
    });

    test.each(backendNames)("%s", (backend) => {
      const its = measured[backend];
      const wrong = broken(ofSuite(row, its), its, suiteTimes);
      expect({ ...its, broken: wrong }).toMatchObject({ broken: [] });
    });
  },
);

test("docs/reliability.md promises just that", () => {
  const docs = readFileSync(join(__dirname, "../../../docs/reliability.md"), "utf8");
  for (const row of rows) expect(docs).toContain(promised(row));
});

describe("what breaks a row is told", () => {
  const [row] = rows.filter(({ fault }) => fault === "black hole");
  if (!row) throw new Error("There is no such row.");
  const good: Measured = {
    statuses: { "503": 16 },
    dishonest: [],
    seconds: 3,
    calls: { most: 2, mean: 2 },
    failed: 8,
    stored: 0,
    lost: 0,
    recovery: 0.1,
  };

  test("nothing, where all holds", () => {
    expect(broken(row, good)).toEqual([]);
  });

  test.each<[string, Partial<Measured>]>([
    ["it answered 500", { statuses: { "503": 15, "500": 1 } }],
    ["1 requests succeeded", { statuses: { "503": 15, "201": 1 } }],
    ["failures that say not what they are: 503 Busy", { dishonest: ["503 Busy"] }],
    ["an answer took 6.0 s", { seconds: 6 }],
    ["3 calls for one request", { calls: { most: 3, mean: 2 } }],
    ["2 of 8 failed creates are stored", { stored: 2 }],
    ["1 acknowledged writes are lost", { lost: 1 }],
    ["it took 3.0 s to recover", { recovery: 3 }],
  ])("%s", (words, change) => {
    expect(broken(row, { ...good, ...change })).toEqual([words]);
  });
});
