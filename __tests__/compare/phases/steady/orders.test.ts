import type { Sample } from "../../../../compare/load/sample";
import type { Context } from "../../../../compare/phases/context";
import { measureSteady, type Order, steadyBlocks } from "../../../../compare/phases/steady";
import { inTurns } from "../../../../compare/phases/steady/in-turns";
import type { RatePlan } from "../../../../compare/phases/steady/rate-plan";
import { together, within } from "../../../../compare/phases/steady/together";
import { type Random, seeded } from "../../../../compare/stats/random";

const orders = { together, "in turns": inTurns };
const plan: RatePlan = { rate: 20, blocks: 4, segmentSeconds: 0.2, warmUpSeconds: 0.5 };

/** One that answers at once, and notes what it was asked: arrivals, and what requests are drawn by. */
function noting() {
  const asked: { backend: string; arrivals: readonly number[]; draws: number[] }[] = [];
  let underWay = 0;
  let most = 0;
  const open = async (
    backend: "functions" | "containers",
    arrivals: readonly number[],
    draws?: Random,
  ): Promise<Sample[]> => {
    underWay += 1;
    most = Math.max(most, underWay);
    const drawn = arrivals.map(() => (draws === undefined ? Number.NaN : draws()));
    asked.push({ backend, arrivals, draws: drawn });
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
    return arrivals.map((intendedMs, index) => ({
      route: String(drawn[index]),
      ...{ intendedMs, lagMs: 0, serviceMs: 1, status: 200, expected: true, bytes: 0, server: {} },
    }));
  };
  const signal = new AbortController().signal;
  const context: Context = { send: { open }, random: seeded(7), signal };
  return { context, asked, most: () => most };
}

const run = async (order: Order) => {
  const noted = noting();
  const ran = await orders[order](noted.context, plan, () => 0);
  return { ...noted, ran };
};

test.each(["together", "in turns"] as const)(
  "rule 3: %s both sides of a block get the same arrivals and the same requests",
  async (order) => {
    const { ran } = await run(order);
    const of = (backend: string) =>
      ran
        .filter((each) => each.backend === backend)
        .sort((a, b) => a.block - b.block)
        .map(({ block, samples }) => [
          block,
          samples.map(({ intendedMs, route }) => [intendedMs, route]),
        ]);
    expect(of("functions")).toHaveLength(plan.blocks);
    expect(of("functions")).toEqual(of("containers"));
    expect(new Set(of("functions").map((each) => JSON.stringify(each[1]))).size).toBe(plan.blocks);
  },
);

test("rule 3: together, both streams are under way at once and neither has a break", async () => {
  const { asked, most, ran } = await run("together");
  expect(most()).toBe(2);
  expect(asked.map(({ backend }) => backend)).toEqual(["functions", "containers"]);
  // Warmed up for as long, then every arrival of the stream is in one block, none in two.
  const whole = 1000 * (2 * plan.warmUpSeconds + plan.blocks * 2 * plan.segmentSeconds);
  const meant = asked[0]?.arrivals.filter((at) => at >= 1000) ?? [];
  expect(Math.max(...meant)).toBeLessThan(whole);
  const blocks = ran.filter(({ backend }) => backend === "functions");
  expect(blocks.flatMap(({ samples }) => samples)).toHaveLength(meant.length);
  expect(blocks.map(({ atSeconds }) => atSeconds)).toEqual([1, 1.4, 1.8, 2.2]);
});

test("rule 3: one rate after the other, in an order that is drawn", async () => {
  const rates = [5, 10, 20];
  const ordersOf = await Promise.all(
    Array.from({ length: 12 }, async (_, seed) => {
      const { context } = noting();
      const ran = await measureSteady(
        { ...context, random: seeded(seed) },
        { ...plan, rates, order: "together" },
      );
      const met = ran.map(({ rate }) => rate);
      // Each in one piece.
      expect(met.filter((rate, index) => rate !== met[index - 1])).toHaveLength(rates.length);
      return [...new Set(met)];
    }),
  );
  for (const order of ordersOf) expect([...order].sort((a, b) => a - b)).toEqual(rates);
  expect(new Set(ordersOf.map((order) => order.join(" "))).size).toBeGreaterThan(2);
});

test("what is within a stretch of a stream counts from its start, its end excluded", () => {
  const at = (intendedMs: number): Sample => ({
    ...{ route: "read", intendedMs, lagMs: 0, serviceMs: 1, status: 200, expected: true },
    ...{ bytes: 0, server: {} },
  });
  expect(
    within([at(99), at(100), at(150), at(200)], 100, 200).map((each) => each.intendedMs),
  ).toEqual([0, 50]);
});

test("rule 2: what was sent is what is counted, no more and no less, whatever it took", async () => {
  const { ran } = await run("together");
  // One side stalls for seconds and loses some: nothing is filled in, nothing is left out.
  const stalled = ran.map((each) => ({
    ...each,
    samples: each.samples.map((sample, index) =>
      each.backend === "functions"
        ? { ...sample, serviceMs: 5000, expected: index % 3 !== 0, status: index % 3 ? 200 : 0 }
        : sample,
    ),
  }));
  const blocks = steadyBlocks(stalled);
  for (const backend of ["functions", "containers"] as const) {
    const sent = ran.filter((each) => each.backend === backend).flatMap(({ samples }) => samples);
    const counted = blocks.map((block) => block[backend]);
    const answered = counted.flatMap((side) => side.answered);
    const failed = counted.reduce((sum, side) => sum + side.failed, 0);
    expect(answered.length + failed).toBe(sent.length);
    expect(new Set(answered)).toEqual(new Set([backend === "functions" ? 5000 : 1]));
    expect(failed > 0).toBe(backend === "functions");
  }
});
