import fc from "fast-check";
import {
  priceAgeWarning,
  priceFile,
  priceNames,
  pricesOf,
  regions,
  tiered,
} from "../../compare/prices";

const tiers = pricesOf("us-east-1").httpApiRequest;

test("a tier's edge costs the lower tiers' price, and only what is beyond it the next one's", () => {
  expect(tiered(tiers, 300e6)).toBeCloseTo(300, 9);
  expect(tiered(tiers, 300e6 + 1e6)).toBeCloseTo(300.9, 9);
});

const quantity = fc.double({ min: 0, max: 1e12, noNaN: true });

test("more never costs less, whatever the tier", () => {
  fc.assert(
    fc.property(quantity, quantity, fc.constantFrom(...priceNames), (a, b, name) => {
      const price = pricesOf("eu-west-1")[name];
      const [less, more] = a < b ? [a, b] : [b, a];
      return tiered(price, less) <= tiered(price, more);
    }),
  );
});

test("there is no jump at a tier's edge", () => {
  for (const region of regions) {
    for (const name of priceNames) {
      const rows = pricesOf(region)[name];
      for (const [index, { from, usd }] of rows.entries()) {
        const before = tiered(rows, Math.max(0, from - 1));
        const dearer = Math.max(usd, rows[index - 1]?.usd ?? 0);
        expect(tiered(rows, from + 1) - before).toBeLessThanOrEqual(2 * dearer + 1e-9 * from);
      }
    }
  }
});

test("every row says its unit and its source, and is either listed or says why it is embedded", () => {
  expect(priceFile.rows.map((row) => row.name).sort()).toEqual([...priceNames].sort());
  for (const row of priceFile.rows) {
    expect(row.source).toMatch(/^https:\/\/aws\.amazon\.com\//);
    expect(row.unit).not.toBe("");
    expect([row.list, row.embedded].filter((each) => each !== undefined)).toHaveLength(1);
  }
});

test("a file that lacks a row is refused by the row's name", () => {
  const without = { ...priceFile, rows: priceFile.rows.filter((row) => row.name !== "natHour") };
  expect(() => pricesOf("us-east-1", without)).toThrow('prices.json has no row "natHour"');
});

test("old prices warn, with their age and what to do", () => {
  const read = new Date(`${priceFile.date}T00:00:00Z`).getTime();
  const after = (days: number): string | undefined =>
    priceAgeWarning(new Date(read + days * 86_400_000));
  expect(after(180)).toBeUndefined();
  expect(after(181)).toBe(
    `the prices are 181 days old (${priceFile.date}): refresh them with \`npm run prices\``,
  );
});
