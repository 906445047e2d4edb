import { backendNames } from "../../parity/backends";
import { type Doors, startDoors } from "../doors";
import { broken } from "./broken";
import type { FaultName } from "./faults";
import { orderProbes } from "./order-probes";
import { measure } from "./probe";
import { ofAnotherApp, rows, suiteTimes, troubleFor } from "./rows";

/** One of each kind: no answer, no HTTP, no JSON, an error, nobody there. */
const some: readonly (FaultName | "gone, and back")[] = [
  ...(["black hole", "no HTTP", "HTML with a 200", "500, always"] as const),
  "gone, and back",
];

describe("an app that has no line of its own for it", () => {
  let doors: Doors;
  beforeAll(async () => {
    doors = await startDoors("examples/orders");
  });
  afterAll(() => doors?.stop());

  test.each(
    rows.filter(({ fault }) => some.includes(fault)).map((row) => [row.fault, row] as const),
  )("%s: an honest 503 in time, and soon all is well", async (fault, row) => {
    const name = `orders-${some.indexOf(fault)}`;
    const measured = await measure(doors, name, orderProbes, troubleFor(row));
    for (const backend of backendNames) {
      const { statuses } = measured[backend];
      expect({
        backend,
        statuses,
        broken: broken(ofAnotherApp(row), measured[backend], suiteTimes),
      }).toEqual({
        backend,
        statuses: { "503": 16 },
        broken: [],
      });
    }
  });
});
