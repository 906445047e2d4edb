import { sourceOf } from "../../../../compare/cost/case";
import { defaultInputs } from "../../../../compare/cost/deployed-case";
import { sliders } from "../../../../html/src/views/cost/sliders";
import { defaultCase, startFrom } from "../../../../html/src/views/cost/start";
import { inputsFrom, movedFrom, paramsFor } from "../../../../html/src/views/cost/state";
import { madeReport } from "../../../support/reports";

const report = madeReport({});

test("without a measurement it opens with what is deployed by default: arm64, one task", () => {
  const { cost, measured } = startFrom(undefined);
  expect(cost.inputs).toEqual(defaultInputs);
  expect(measured).toBe(false);
  expect(cost.inputs.containers).toMatchObject({ architecture: "arm64", minTasks: 1 });
});

test("what was measured stands in its place, rounded as a link holds it", () => {
  const { cost, measured } = startFrom(report);
  expect(measured).toBe(true);
  expect(sourceOf(cost, "warmSeconds")).toBe("measured");
  expect(cost.inputs.region).toBe("eu-west-1");
  const link = new URLSearchParams(paramsFor(cost.inputs, defaultCase.inputs).toString());
  expect(inputsFrom(link, defaultCase.inputs)).toEqual(cost.inputs);
});

test("what was measured has three digits, as times have everywhere", () => {
  const { cost } = startFrom(report);
  const measured = sliders.filter(({ name }) => sourceOf(cost, name) === "measured");
  expect(measured.map(({ key }) => key)).toContain("ms");
  for (const { get } of measured) {
    expect(get(cost.inputs)).toBe(Number(get(cost.inputs).toPrecision(3)));
  }
});

test("what is moved is chosen, and its measurement no longer counts", () => {
  const { cost } = startFrom(report);
  const { functions, containers } = cost.inputs;
  const moved = movedFrom(cost, {
    ...cost.inputs,
    functions: { ...functions, warmSeconds: 0.5 },
    containers: { ...containers, vcpu: 1, memoryGib: 2 },
  });
  expect(sourceOf(moved, "warmSeconds")).toBe("chosen");
  expect(sourceOf(moved, "taskVcpu")).toBe("chosen");
  expect(sourceOf(moved, "coldRate")).toBe("measured");
  expect(Object.keys(moved.intervals)).not.toContain("warmSeconds");
  expect(movedFrom(cost, cost.inputs)).toEqual(cost);
});

test("a measurement of a region without known prices is not filled in, and it is said why", () => {
  const targets = {
    functions: "https://abc.execute-api.ap-south-2.amazonaws.com",
    containers: "http://b.ap-south-2.elb.amazonaws.com",
  };
  const { cost, measured, unknown } = startFrom({ ...report, targets });
  expect(cost).toEqual(defaultCase);
  expect(measured).toBe(false);
  expect(unknown?.message).toContain("ap-south-2");
});
