import fc from "fast-check";
import { build } from "hdr-histogram-js";
import { countOf, histogramOf, merged } from "../../../compare/stats/histogram";
import { atRank } from "../../../compare/stats/quantiles";
import { exponential, seeded } from "../../../compare/stats/random";
import { rankOf } from "../../../compare/stats/ranks";

const times = fc.array(fc.double({ min: 0.001, max: 120_000, noNaN: true }), {
  minLength: 1,
  maxLength: 300,
});

test("a value keeps three digits, whatever its size", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.1, max: 600_000, noNaN: true }), (time) => {
      const kept = atRank(histogramOf([time]), 1);
      return Math.abs(kept - time) <= Math.max(0.0006, time / 1000);
    }),
  );
});

test("merging parts gives the histogram of the whole, in any order and through JSON", () => {
  fc.assert(
    fc.property(times, times, (first, second) => {
      const whole = histogramOf([...first, ...second]);
      const written = JSON.parse(JSON.stringify([histogramOf(second), histogramOf(first)]));
      expect(merged(written)).toEqual(whole);
      expect(countOf(whole)).toBe(first.length + second.length);
    }),
  );
});

test("quantiles agree with hdr-histogram-js to its three digits", () => {
  const random = seeded(7);
  const reference = build({ numberOfSignificantValueDigits: 3 });
  const values = Array.from({ length: 20_000 }, () => exponential(random, 40));
  for (const value of values) reference.recordValue(Math.round(value * 1000));
  const histogram = histogramOf(values);
  for (const q of [0.5, 0.9, 0.95, 0.99, 0.999]) {
    const found = atRank(histogram, rankOf(values.length, q));
    const theirs = reference.getValueAtPercentile(q * 100) / 1000;
    expect(Math.abs(found - theirs) / theirs).toBeLessThan(0.001);
  }
});
