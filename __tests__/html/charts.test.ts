import { linePath } from "../../html/src/charts/path";
import { decadesAround, logScale } from "../../html/src/charts/scale";

test("a log scale gives each factor of ten the same length, and a tick", () => {
  const { at, ticks } = logScale(10, 100_000, 0, 400);
  expect(ticks).toEqual([10, 100, 1000, 10_000, 100_000]);
  expect(ticks.map(at)).toEqual([0, 100, 200, 300, 400]);
  expect(logScale(0.01, 1, 100, 0).ticks.map(logScale(0.01, 1, 100, 0).at)).toEqual([100, 50, 0]);
});

test("the decades around values hold them all and are never empty", () => {
  expect(decadesAround([0.018, 49, 1754])).toEqual([0.01, 10_000]);
  expect(decadesAround([100])).toEqual([100, 1000]);
});

test("a path goes through its points", () => {
  expect(
    linePath([
      [0, 1.26],
      [10, 2],
    ]),
  ).toBe("M0.0 1.3L10.0 2.0");
  expect(linePath([])).toBe("");
});
