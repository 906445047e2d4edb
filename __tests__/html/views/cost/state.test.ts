import fc from "fast-check";
import { exampleInputs } from "../../../../compare/cost";
import { choices } from "../../../../html/src/views/cost/choices";
import { sliders } from "../../../../html/src/views/cost/sliders";
import { inputsFrom, paramsFor } from "../../../../html/src/views/cost/state";
import { logStops, nearestStop } from "../../../../html/src/views/cost/stops";

test("the inputs as they are need nothing in the address", () => {
  expect(paramsFor(exampleInputs, exampleInputs).toString()).toBe("");
  expect(inputsFrom(new URLSearchParams(), exampleInputs)).toEqual(exampleInputs);
});

test("whatever is set is read back from the address", () => {
  const settings = fc.tuple(
    ...sliders.map(({ stops, least, most }) =>
      fc.constantFrom(...stops.filter((stop) => stop >= least && stop <= most)),
    ),
    ...choices.map(({ options }) => fc.constantFrom(...options.map(({ value }) => value))),
  );
  fc.assert(
    fc.property(settings, (values) => {
      let inputs = exampleInputs;
      for (const [index, slider] of sliders.entries()) {
        inputs = slider.set(inputs, Number(values[index]));
      }
      for (const [index, choice] of choices.entries()) {
        inputs = choice.set(inputs, String(values[sliders.length + index]));
      }
      const params = new URLSearchParams(paramsFor(inputs, exampleInputs).toString());
      expect(inputsFrom(params, exampleInputs)).toEqual(inputs);
    }),
  );
});

test.each([
  "requests=-5",
  "requests=many",
  "ms=0",
  "cold=101",
  "region=mars-1",
  "size=9-9",
  "tasks=1.5",
  "x=1",
])("%s is let be", (query) => {
  expect(inputsFrom(new URLSearchParams(query), exampleInputs)).toEqual(exampleInputs);
});

test.each([
  ["requests=3000000", ({ workload }: typeof exampleInputs) => workload.requestsPerMonth, 3e6],
  ["ms=45", ({ functions }: typeof exampleInputs) => functions.warmSeconds, 0.045],
  ["cold=2", ({ functions }: typeof exampleInputs) => functions.coldRate, 0.02],
  ["mb=256", ({ functions }: typeof exampleInputs) => functions.memoryGib, 0.25],
  ["size=1-2", ({ containers }: typeof exampleInputs) => containers.vcpu, 1],
])("%s is in the unit that it is shown in", (query, get, value) => {
  expect(get(inputsFrom(new URLSearchParams(query), exampleInputs))).toBeCloseTo(value, 12);
});

test("keys of the address are unique", () => {
  const keys = [...sliders, ...choices].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

test("stops are round, ascending and within their ends", () => {
  expect(logStops(5, 20)).toEqual([5, 6, 7, 8, 9, 10, 12.5, 15, 20]);
  expect(logStops(0.5, 1)).toEqual([0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect(nearestStop([1, 10, 100], 40)).toBe(1);
  expect(nearestStop([1, 10, 100], 1e9)).toBe(2);
});
