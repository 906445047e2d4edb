import type { Backend } from "../../../html/src/backends";
import type { Lap } from "../../../html/src/race/lap";
import { sayLaps } from "../../../html/src/race/words";

const backend = (name: Backend["name"], title: string): Backend => ({
  name,
  title,
  address: "",
  description: "",
});
const lap = (of: Backend, ms: number, server: Lap["server"] = {}): Lap => ({
  backend: of,
  ms,
  status: 200,
  server,
});
const functions = backend("functions", "Functions");
const containers = backend("containers", "Containers");

test("who answered first, and by how much", () => {
  const cold = { sequence: 1, initMs: 142 };
  expect(sayLaps([lap(functions, 200, cold), lap(containers, 10)])).toBe(
    "Containers answered first, in 10.0 ms; functions took 200 ms (cold start), 20 times as long.",
  );
});

test("times that are hardly apart are called a tie, as the score counts them", () => {
  expect(sayLaps([lap(functions, 58.9), lap(containers, 56.8)])).toBe(
    "A tie: functions in 58.9 ms, containers in 56.8 ms.",
  );
});
