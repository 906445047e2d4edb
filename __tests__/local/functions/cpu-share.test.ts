import fc from "fast-check";
import { CpuBudget, cpuShareOf } from "../../../local/functions/cpu-share";

test.each([
  [512, 0.289],
  [1_769, 1],
  [10_240, 1],
])("%i MB are %f of a vCPU", (memoryMb, share) => {
  expect(cpuShareOf(memoryMb)).toBeCloseTo(share, 3);
});

describe("a budget", () => {
  test("lets a short piece of work through at once", () => {
    const budget = new CpuBudget(0.25);
    expect(budget.mayRun(4, 4)).toBe(true);
  });

  test("stops long work until time has paid for it", () => {
    const budget = new CpuBudget(0.25);
    // 5 ms were saved and 5 earned; 20 are spent.
    expect(budget.mayRun(20, 20)).toBe(false);
    expect(budget.mayRun(39, 0)).toBe(false);
    expect(budget.mayRun(2, 0)).toBe(true);
  });

  test("saves up no more than one turn, however long nothing ran", () => {
    const budget = new CpuBudget(0.25);
    budget.mayRun(60_000, 0);
    expect(budget.mayRun(8, 8)).toBe(false);
  });

  /** How much of the time a process runs that always wants to, seen at these intervals. */
  function simulate(share: number, gaps: readonly number[]) {
    const budget = new CpuBudget(share);
    let [running, elapsed, used] = [true, 0, 0];
    for (const gap of gaps) {
      elapsed += gap;
      used += running ? gap : 0;
      running = budget.mayRun(gap, running ? gap : 0);
    }
    return { elapsed, used };
  }

  test("never gives more than the share, however late it is looked", () => {
    const looks = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 500 });
    const shares = fc.double({ min: 0.1, max: 1, noNaN: true });
    fc.assert(
      fc.property(shares, looks, (share, gaps) => {
        const { elapsed, used } = simulate(share, gaps);
        // What was saved at first, and a last look that came late.
        expect(used).toBeLessThanOrEqual(share * elapsed + 20 * share + 40);
      }),
    );
  });

  test.each([0.1, 0.29, 0.5, 0.99])(
    "gives a share of %f whole, where it is looked often",
    (share) => {
      const { elapsed, used } = simulate(share, Array(10_000).fill(5));
      expect(used / elapsed).toBeCloseTo(share, 2);
    },
  );
});
