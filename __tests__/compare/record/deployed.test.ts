import { containersCost, total, withRequests } from "../../../compare/cost";
import { defaultInputs, deployedCase, UnknownRegion } from "../../../compare/cost/deployed-case";
import { pricesOf } from "../../../compare/prices";
import { deployedOf } from "../../../compare/record/deployed";
import type { Stack } from "../../../compare/record/stack";
import { production, wholeStack } from "../../modules/whole-stack";

const stackOf = (env: Record<string, string> = {}): Stack => wholeStack(env) as unknown as Stack;

test("what is deployed by default is what the model takes where no stack was synthesized", () => {
  const { inputs, sources } = deployedCase(deployedOf(stackOf()));
  expect(inputs).toEqual(defaultInputs);
  expect(inputs.containers).toMatchObject({ minTasks: 1, maxTasks: 2, architecture: "arm64" });
  const said = Object.values(sources);
  expect(said.length).toBeGreaterThan(14);
  expect(new Set(said)).toEqual(new Set(["stack"]));
});

test("a stack's sizes, tasks, endpoints, retention, region and throttle are its own", () => {
  const deployed = deployedOf(
    stackOf({
      ...production,
      AWS_REGION: "eu-west-1",
      ARCHITECTURE: "x86_64",
      FUNCTION_MEMORY: "1024",
      CONTAINER_CPU: "1024",
      CONTAINER_MEMORY: "2048",
      TRACING: "on",
    }),
  );
  const { inputs, sources } = deployedCase(deployed);
  expect(inputs.region).toBe("eu-west-1");
  expect(inputs.functions).toMatchObject({
    architecture: "x86",
    memoryGib: 1,
    tracedPerSecond: 1,
    tracedShare: 0.05,
    throttlePerSecond: 1_000,
  });
  expect(inputs.containers).toMatchObject({
    architecture: "x86",
    vcpu: 1,
    memoryGib: 2,
    minTasks: 2,
    maxTasks: 10,
    egress: "endpoints",
    endpoints: 3,
    targetUtilisation: 0.6,
    scaleAtPerSecond: 50,
  });
  expect(inputs.logMonthsKept).toBeCloseTo(90 / 30.42, 2);
  // Its logs leave through the endpoints: nobody has measured how much else does.
  expect(inputs.containers.privateKib).toBe(inputs.containers.logKib);
  expect(sources.privateKib).toBeUndefined();
});

test.each([
  ["nat", 1],
  ["nat-per-az", 2],
])("%s is told by its %i gateways", (egress, gateways) => {
  const { inputs } = deployedCase(deployedOf(stackOf({ EGRESS: egress })));
  expect(inputs.containers).toMatchObject({ egress: "nat", natGateways: gateways });
});

test("load balancers and their addresses are those that stand there", () => {
  const cost = (env: Record<string, string>) => {
    const { inputs } = deployedCase(deployedOf(stackOf(env)));
    return total(containersCost(withRequests(inputs, 0), pricesOf(inputs.region)));
  };
  const [hours, address] = [730 * 0.0225, 730 * 0.005];
  const open = cost({});
  expect(cost({ INGRESS: "private" })).toBeCloseTo(open - 2 * address, 6);
  expect(cost({ INGRESS: "both" })).toBeCloseTo(open + hours, 6);
});

test("another door is told by what is there, and what is not said stays out", () => {
  const resource = { aws_lambda_function_url: { functions_url: {} } };
  expect(deployedOf({ resource })?.choices).toEqual({ door: "function-url" });
  expect(deployedOf({ resource: {} })).toEqual({ numbers: {}, choices: {} });
  expect(deployedOf(undefined)).toBeUndefined();
});

test("a region whose prices are not known is an error, not another region's prices", () => {
  const deployed = { numbers: {}, choices: { region: "ap-south-2" } };
  expect(() => deployedCase(deployed)).toThrow(UnknownRegion);
  expect(() => deployedCase(deployed)).toThrow(
    "the prices of ap-south-2 are not known here; there are those of us-east-1, eu-west-1",
  );
});
