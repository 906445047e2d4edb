import type { Report } from "../../../compare/record/schema";
import type { Claim, RateVerdict } from "../../../compare/record/verdict";
import { usualLabels } from "../../../compare/report/names";
import { rareDoubt } from "../../../compare/report/rare-doubt";
import { histogramOf } from "../../../compare/stats/histogram";
import { madeReport } from "../../support/reports";

const labels = usualLabels;
const { steady } = madeReport({ slowdown: 1, rates: [20] });

/** The same steady state with some more requests to functions, and what segments saw of them. */
function withSlow(
  times: readonly number[],
  temperature: "warm" | "cold" = "warm",
): Report["steady"] {
  const latency = histogramOf(times);
  const group = { rate: 20, backend: "functions" as const, route: "read", temperature };
  const [first, ...others] = steady.segments;
  if (first === undefined) throw new Error("it has segments");
  const max = Math.max(first.max, ...times);
  return {
    ...steady,
    groups: [...steady.groups, { ...group, latency, service: latency }],
    segments: [{ ...first, backend: "functions", rate: 20, cold: 0, max }, ...others],
  };
}

const rates = (better: Claim["better"]): RateVerdict[] => [
  {
    rate: 20,
    cold: { functions: null, containers: null },
    monthly: null,
    claims: [
      {
        ...{ measure: "p99", functions: 20, containers: 20, confidence: 0.99, p: 1, better },
        ...{ matters: false, floor: 3000, withheld: null },
        difference: { value: 0, low: -9, high: 9 },
        relative: { value: 0, low: -1, high: 1 },
      },
    ],
  },
];

test("a stall that too few blocks met for a claim is named as one that was seen", () => {
  const seen = rareDoubt(
    { steady: withSlow([700, 900, 1100, 1400, 1700, 2000]), labels },
    rates("neither"),
  );
  expect(seen).toEqual([
    "Seen too seldom for a claim: at 20 a second 6 warm requests to functions (0.744 %; of the others none) took over 10 times the median and 250 ms more than it, up to 2,000 ms, in 1 of 40 segments; a longer run (--duration) tells how often.",
  ]);
});

test("nothing more is said where p99 is claimed, where none was slow, and of cold starts", () => {
  const slow = withSlow([1000, 1200, 1400, 1600, 1800, 2000]);
  expect(rareDoubt({ steady: slow, labels }, rates("containers"))).toEqual([]);
  expect(rareDoubt({ steady, labels }, rates("neither"))).toEqual([]);
  // A long tail has one or two by chance.
  expect(rareDoubt({ steady: withSlow([2000]), labels }, rates("neither"))).toEqual([]);
  expect(rareDoubt({ steady: withSlow([2000], "cold"), labels }, rates("neither"))).toEqual([]);
  expect(rareDoubt({ steady: undefined, labels }, rates("neither"))).toEqual([]);
});
