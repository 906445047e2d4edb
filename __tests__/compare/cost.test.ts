import type { CostInputs } from "../../compare/cost";
import {
  billAt,
  containersCost,
  exampleInputs,
  functionsCost,
  managedCost,
  sharedCost,
  tariffOf,
  total,
} from "../../compare/cost";
import { breakEven, withRequests } from "../../compare/cost/break-even";
import { pricesOf } from "../../compare/prices";

/** The worked example, checked by hand: us-east-1, x86, flat load, no free tier. */
const prices = pricesOf("us-east-1");
const cents = (usd: number): number => Math.round(usd * 100) / 100;
const millions = (inputs: CostInputs): number => {
  const point = breakEven(inputs, prices);
  return point.kind === "at" ? cents(point.requestsPerMonth / 1e6) : Number.NaN;
};

test.each([
  { requests: 1e6, functions: 1.82, containers: 49.27 },
  { requests: 1e8, functions: 182.43, containers: 71.93 },
  { requests: 1e9, functions: 1754.3, containers: 315.91 },
])("$requests requests a month cost what the worked example says", (row) => {
  const inputs = withRequests(exampleInputs, row.requests);
  expect(cents(total(functionsCost(inputs, prices)))).toBe(row.functions);
  expect(cents(total(containersCost(inputs, prices)))).toBe(row.containers);
});

const { functions, containers, loadBalancer, discounts } = exampleInputs;
const arm = {
  functions: { ...functions, architecture: "arm64" as const },
  containers: { ...containers, architecture: "arm64" as const },
};
test.each<[string, number, Partial<CostInputs>]>([
  ["public IPs", 30.74, {}],
  ["endpoints", 53.62, { containers: { ...containers, egress: "endpoints" } }],
  ["one NAT gateway", 49.04, { containers: { ...containers, egress: "nat" } }],
  ["500 ms a request", 8.9, { functions: { ...functions, warmSeconds: 0.5 } }],
  ["a function URL", 82.37, { functions: { ...functions, door: "function-url" } }],
  ["one task", 22.81, { containers: { ...containers, minTasks: 1 } }],
  // What moves it, to a tenth of a million in the source.
  ["Lambda's perpetual free tier", 35.05, { discounts: { ...discounts, freeTier: "lambda" } }],
  ["the balancer's free year", 20.37, { discounts: { ...discounts, freeTier: "load-balancer" } }],
  ["a balancer for five services", 18.84, { loadBalancer: { ...loadBalancer, sharedBy: 5 } }],
  ["X-Ray at 5 %", 26.58, { functions: { ...functions, tracedShare: 0.05 } }],
  ["one task of two on Spot", 26.79, { containers: { ...containers, spotShare: 0.5 } }],
  [
    "a Savings Plan",
    29.07,
    { discounts: { ...discounts, planOffFargate: 0.2, planOffLambda: 0.12 } },
  ],
  ["logs kept for 3 months", 30.17, { logMonthsKept: 3 }],
  [
    "8 requests a second and task",
    30.74,
    { containers: { ...containers, requestsPerSecondPerTask: 8 } },
  ],
  ["45 of them", 30.74, { containers: { ...containers, requestsPerSecondPerTask: 45 } }],
  ["arm64 and one task", 22.43, { ...arm, containers: { ...arm.containers, minTasks: 1 } }],
  [
    "arm64 and endpoints",
    53.14,
    { ...arm, containers: { ...arm.containers, egress: "endpoints" } },
  ],
  ["a load balancer before the functions", 36.65, { functions: { ...functions, door: "alb" } }],
])("with %s both cost the same at %d million requests a month", (_, expected, change) => {
  expect(millions({ ...exampleInputs, ...change })).toBe(expected);
});

test("an idle month: functions cost nothing, containers their tasks, balancer and addresses", () => {
  const idle = withRequests(exampleInputs, 0);
  expect(total(functionsCost(idle, prices))).toBe(0);
  // 2 tasks 18.02, ALB 16.425, four addresses 14.60
  expect(cents(total(containersCost(idle, prices)))).toBe(49.05);
});

test("a load in working hours alone wants more tasks than the same load spread flat", () => {
  const flat = withRequests(exampleInputs, 1e9);
  const office = Array.from({ length: 24 }, (_, hour) => (hour >= 9 && hour < 17 ? 1 : 0));
  const peaky = { ...flat, workload: { ...flat.workload, shape: office } };
  // 1,141.6 requests a second for 8 hours: 13 tasks; 16 hours at the minimum of 2.
  const tasks = containersCost(peaky, prices).find((line) => line.component === "Fargate tasks");
  expect(tasks?.usd).toBeCloseTo(730 * ((13 * 8 + 2 * 16) / 24) * 0.0123425, 6);
});

test("functions behind a load balancer pay it in place of API Gateway, 0.4 GB a capacity unit", () => {
  const inputs = withRequests(
    { ...exampleInputs, functions: { ...functions, door: "alb" } },
    100_000_000,
  );
  const bill = functionsCost(inputs, prices);
  expect(bill.map((line) => line.component)).not.toContain("API Gateway");
  const units = bill.find((line) => line.component === "Load balancer capacity");
  // 100 M x 5 KiB = 476.84 GiB a month, over 0.4 GB a unit, at 0.008.
  expect(units?.usd).toBeCloseTo((476.837158 / 0.4) * 0.008, 4);
});

test("answers of more than 512 KiB are metered twice by API Gateway", () => {
  const gateway = (responseKib: number): number | undefined =>
    functionsCost(
      { ...exampleInputs, workload: { ...exampleInputs.workload, responseKib } },
      prices,
    ).find((line) => line.component === "API Gateway")?.usd;
  expect(gateway(511)).toBeCloseTo(1, 9);
  expect(gateway(512)).toBeCloseTo(2, 9);
});

test("what both pay alike is named apart: DynamoDB and traffic", () => {
  const bill = sharedCost(withRequests(exampleInputs, 1e6), prices);
  // 0.4 M writes at 0.625, 0.4 M reads at 0.125, 1 GB at 0.25; 3.81 GB out at 0.09
  expect(bill.map((line) => cents(line.usd))).toEqual([0.55, 0.34]);
});

test("arm64 and eu-west-1 have prices of their own", () => {
  const arm = {
    ...exampleInputs,
    functions: { ...functions, architecture: "arm64" as const },
    containers: { ...containers, architecture: "arm64" as const },
  };
  const million = withRequests(arm, 1e6);
  // Duration 16,000 GiB-s x 1.33334e-5 = 0.2133 for 0.2667; tasks 1460 h x 0.009875 = 14.42 for 18.02
  expect(cents(total(functionsCost(million, prices)))).toBe(1.77);
  expect(cents(total(containersCost(million, prices)))).toBe(45.67);
  // API Gateway 1.11 for 1.00, logs 0.57 for 0.50: 1.8243 + 0.11 + 0.0501
  expect(cents(total(functionsCost(withRequests(exampleInputs, 1e6), pricesOf("eu-west-1"))))).toBe(
    1.98,
  );
});

test("managed instances: three of them when idle, with the fee, and none of it by duration", () => {
  const idle = withRequests(exampleInputs, 0);
  // 3 x 730 x 0.0816 x 1.15
  expect(cents(total(managedCost(idle, prices)))).toBe(205.51);
  const slow = { ...exampleInputs, functions: { ...functions, warmSeconds: 10 } };
  expect(total(managedCost(slow, prices))).toBe(total(managedCost(exampleInputs, prices)));
  // 2 B a month are 761 a second: at 360 of them an instance, still three; at 3 B four.
  const instances = (requests: number) =>
    billAt(tariffOf("managed", exampleInputs, prices), requests).find(
      ({ component }) => component === "Managed instances",
    )?.usd ?? 0;
  expect(instances(2e9)).toBe(instances(0));
  expect(instances(3e9) / instances(0)).toBeCloseTo(4 / 3, 9);
});

test("the first free year takes from both sides: a million calls of the API, the balancer's hours", () => {
  const year = { ...exampleInputs, discounts: { ...discounts, freeTier: "first-year" as const } };
  const line = (bill: readonly { component: string; usd: number }[], name: string) =>
    bill.find(({ component }) => component === name)?.usd;
  expect(line(functionsCost(year, prices), "API Gateway")).toBe(0);
  expect(line(containersCost(year, prices), "Load balancer")).toBe(0);
  expect(line(containersCost(year, prices), "Public IPv4 of the load balancer")).toBeCloseTo(
    7.3,
    9,
  );
});

test("tasks are added where the autoscaling adds them, whatever a task could answer", () => {
  const scaled = { ...exampleInputs, containers: { ...containers, scaleAtPerSecond: 9 } };
  // 100 M a month are 38.05 a second: five tasks of nine, two of ninety.
  const hours = (inputs: CostInputs) =>
    total(containersCost(withRequests(inputs, 1e8), prices)) -
    total(containersCost(withRequests(exampleInputs, 1e8), prices));
  expect(hours(scaled)).toBeCloseTo(3 * 730 * (0.0123425 + 0.005), 6);
});

test("logs of functions are cheaper by the terabyte, those of containers are not", () => {
  const logs = (of: typeof functionsCost): number | undefined =>
    of(withRequests(exampleInputs, 1e11), prices).find(({ component }) => component === "Logs")
      ?.usd;
  // 71,526 GiB: 10,240 at 0.50, 20,480 at 0.25, 20,480 at 0.10, the rest at 0.05.
  expect(logs(functionsCost)).toBeCloseTo(5_120 + 5_120 + 2_048 + 20_325.5737 * 0.05, 2);
  expect(logs(containersCost)).toBeCloseTo(38_146.9727 * 0.5, 2);
});
