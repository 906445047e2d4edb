import type { CostInputs } from "../../compare/cost";
import {
  containersCost,
  exampleInputs,
  functionsCost,
  sharedCost,
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

const { functions, containers } = exampleInputs;
test.each<[string, number, Partial<CostInputs>]>([
  ["public IPs", 30.74, {}],
  ["endpoints", 53.62, { containers: { ...containers, egress: "endpoints" } }],
  ["one NAT gateway", 49.04, { containers: { ...containers, egress: "nat" } }],
  ["500 ms a request", 8.9, { functions: { ...functions, warmSeconds: 0.5 } }],
  ["a function URL", 82.37, { functions: { ...functions, door: "function-url" } }],
  ["one task", 22.81, { containers: { ...containers, minTasks: 1 } }],
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
  const peaky = { ...flat, workload: { ...flat.workload, hourlyShape: office } };
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
