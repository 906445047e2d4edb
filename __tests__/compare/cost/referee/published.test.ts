import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleAsFortem, published } from "../../../../compare/cost/referee/published";
import { millions, offBy, refereeTable } from "../../../../compare/cost/referee/verdict";

const of = (source: string) => {
  const found = published.find((row) => row.source.startsWith(source));
  if (found === undefined) throw new Error(`${source} is not refereed`);
  return found;
};

test.each([
  ["cdk-patterns", 16.43],
  ["dfrasca", 26.27],
  ["cloudmess", 15.43],
  ["TinyStacks", 16.43],
])("%s comes out at %d million from its own numbers, a tenth off at most", (source, expected) => {
  const row = of(source);
  if (row.own === undefined) throw new Error("it has bills of its own");
  const derived = millions(row.own) ?? Number.NaN;
  expect(derived).toBeCloseTo(expected, 2);
  expect(offBy(row, derived)).toBeLessThan(0.1);
});

test.each(["fortem", "leanopstech"])(
  "%s cannot be derived, and it is said what is missing",
  (source) => {
    const row = of(source);
    expect(row.own).toBeUndefined();
    expect(row.here).toBeUndefined();
    expect(row.remark).toMatch(/^cannot be derived: .* were not found/);
  },
);

test.each([
  ["cdk-patterns", 24.67],
  ["dfrasca", 25.58],
  ["cloudmess", 13.3],
  ["TinyStacks", 24.67],
])("with what %s left out it is %d million", (source, expected) => {
  const row = of(source);
  if (row.here === undefined) throw new Error("it has bills here");
  expect(millions(row.here)).toBeCloseTo(expected, 2);
});

test("the worked example with fortem.dev's 200 ms and its door comes near it, with our sizes", () => {
  expect(millions(exampleAsFortem)).toBeCloseTo(8.9, 0);
});

test("the page of the costs holds the referee's table", () => {
  const page = readFileSync(join(__dirname, "../../../../docs/cost.md"), "utf8");
  expect(page).toContain(refereeTable(published));
});
