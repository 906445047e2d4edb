import { assumedCase, rangeOf, sourceOf, withMeasured } from "../../../compare/cost/case";
import { exampleInputs } from "../../../compare/cost/inputs";
import { withSettings } from "../../../compare/cost/set";
import { hoursOf, peakOf } from "../../../compare/cost/shapes";

const example = assumedCase(exampleInputs);

test("what is chosen stands in its place, is certain, and a measurement of it no longer counts", () => {
  const measured = withMeasured(example, "coldRate", { value: 0.01, low: 0.008, high: 0.012 });
  const chosen = withSettings(measured, ["coldRate=5%"]);
  expect(chosen.inputs.functions.coldRate).toBeCloseTo(0.05, 12);
  expect(sourceOf(chosen, "coldRate")).toBe("chosen");
  expect(rangeOf(chosen, "coldRate")).toBeUndefined();
  expect(
    withSettings(example, ["requestsPerMonth=30_000_000"]).inputs.workload.requestsPerMonth,
  ).toBe(30e6);
  expect(withSettings(example, ["door = alb"]).inputs.functions.door).toBe("alb");
});

test.each([
  ["coldRate=200%", '--set coldRate is "200%"; it must be a number from 0 to 1'],
  ["minTasks=1.5", '--set minTasks is "1.5"; it must be a whole number from 1 to 1000'],
  ["warmSeconds=", '--set warmSeconds is ""; it must be a number from 0.0001 to 900 (s)'],
  ["warmSeconds=fast", '--set warmSeconds is "fast"; it must be a number'],
  ["warmSeconds", '--set is "warmSeconds"; it must be name=value'],
  ["=3", '--set is "=3"; it must be name=value'],
  ["speed=3", "--set speed: there is no such input; there are requestsPerMonth, warmSeconds"],
  ["door=gate", '--set door is "gate"; it must be one of http-api, function-url, alb'],
  ["region=mars", '--set region is "mars"; it must be one of us-east-1, eu-west-1'],
  ["shape=1,2,3", '--set shape is "1,2,3"; hours of one\'s own are 24 or 168 numbers'],
  [`shape=Infinity,${Array(23).fill(1).join(",")}`, "hours of one's own are 24 or 168 numbers"],
  [`shape=${Array(24).fill(1e308).join(",")}`, "hours of one's own are 24 or 168 numbers"],
  ["requestsPerMonth=Infinity", "it must be a number from 0 to 100000000000"],
  ["requestsPerMonth=NaN", "it must be a number from 0 to 100000000000"],
  ["__proto__=1", "--set __proto__: there is no such input"],
  [`shape=${Array(24).fill(0).join(",")}`, "hours of one's own are 24 or 168 numbers"],
])("%s is refused with what is allowed", (text, message) => {
  expect(() => withSettings(example, [text])).toThrow(message);
});

test("hours of one's own are the load, and their peak needs the tasks", () => {
  const text = `shape=${[...Array(23).fill(1), 3].join(",")}`;
  const { workload } = withSettings(example, [text]).inputs;
  const hours = hoursOf(workload.shape, workload.peakToMean);
  expect(hours.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  expect(peakOf(hours)).toBeCloseTo(3 / (26 / 24), 9);
});

test.each(["day", "week"] as const)("a %s has the peak that was said, and a mean of 1", (shape) => {
  for (const peakToMean of [1, 1.5, 3, 8, 12]) {
    const hours = hoursOf(shape, peakToMean);
    expect(peakOf(hours)).toBeCloseTo(peakToMean, 6);
    const mean = hours.reduce((sum, { weight, share }) => sum + weight * share, 0);
    expect(mean).toBeCloseTo(1, 9);
    expect(Math.min(...hours.map(({ weight }) => weight))).toBeGreaterThanOrEqual(0);
  }
});

describe("what leaves through NAT or endpoints", () => {
  const privateKib = (...settings: readonly string[]) => {
    const { inputs, sources } = withSettings(example, settings);
    return [inputs.containers.privateKib, sources.privateKib];
  };

  test("is what was chosen, in whatever order", () => {
    expect(privateKib("privateKib=0", "egress=nat")).toEqual([0, "chosen"]);
    expect(privateKib("egress=nat", "privateKib=0")).toEqual([0, "chosen"]);
  });

  test("is the tasks' logs where nobody says more, also when these are said later", () => {
    expect(privateKib("egress=endpoints")).toEqual([0.4, undefined]);
    expect(privateKib("containersLogKib=5", "egress=nat")).toEqual([5, undefined]);
    expect(privateKib("egress=nat", "containersLogKib=5")).toEqual([5, undefined]);
  });
});

test("of two of which one bounds the other the one that nobody chose follows; two that contradict are refused", () => {
  const tasks = (...settings: readonly string[]) => {
    const { containers } = withSettings(example, settings).inputs;
    return [containers.minTasks, containers.maxTasks];
  };
  const { minTasks, maxTasks } = exampleInputs.containers;
  expect(tasks(`minTasks=${maxTasks}`)).toEqual([maxTasks, maxTasks]);
  expect(tasks("maxTasks=1")).toEqual([1, 1]);
  expect(tasks("maxTasks=900")).toEqual([minTasks, 900]);
  expect(() => tasks("minTasks=10", "maxTasks=2")).toThrow(
    "--set minTasks is 10, and maxTasks is 2; minTasks may be at most maxTasks",
  );
  expect(() => tasks("maxTasks=2", "minTasks=10")).toThrow("minTasks may be at most maxTasks");
  const { loadBalancer } = withSettings(example, ["publicBalancers=2"]).inputs;
  expect(loadBalancer).toMatchObject({ balancers: 2, publicBalancers: 2 });
});
