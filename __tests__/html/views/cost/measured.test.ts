import { exampleInputs } from "../../../../compare/cost";
import { measuredOver, rangesOf } from "../../../../html/src/views/cost/measured";
import { inputsFrom, paramsFor } from "../../../../html/src/views/cost/state";
import { away, sampleReport } from "../compare/sample-report";

const measured = measuredOver(exampleInputs, sampleReport(away, 40));

test("what was measured takes the example's place, rounded as a link holds it", () => {
  const { functions, region, workload } = measured.inputs;
  // Each warm request spent 1 ms in the app and 4 ms in the database; 1 of 401 was cold.
  expect(functions.warmSeconds).toBeCloseTo(0.005, 12);
  expect(functions.coldRate).toBeCloseTo(0.002494, 12);
  expect(region).toBe("eu-west-1");
  expect(workload.requestsPerMonth).toBe(exampleInputs.workload.requestsPerMonth);
  const link = new URLSearchParams(paramsFor(measured.inputs, exampleInputs).toString());
  expect(inputsFrom(link, exampleInputs)).toEqual(measured.inputs);
});

test("an interval holds for as long as its input stands where it was measured", () => {
  expect(Object.keys(rangesOf(measured, measured.inputs)).sort()).toEqual([
    "coldRate",
    "warmSeconds",
  ]);
  const { functions } = measured.inputs;
  const moved = { ...measured.inputs, functions: { ...functions, warmSeconds: 0.5 } };
  expect(Object.keys(rangesOf(measured, moved))).toEqual(["coldRate"]);
});
