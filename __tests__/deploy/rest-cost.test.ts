import { join } from "node:path";
import { deployedOf } from "../../compare/record/deployed";
import type { Stack } from "../../compare/record/stack";
import { costInputsOf, restCostWords } from "../../deploy/rest-cost";
import { parseManifest } from "../../runtime/app";
import { manifest } from "../../runtime/blog/manifest";
import { readSettings } from "../../settings";

const settingsOf = (env: Readonly<Record<string, string>> = {}) =>
  readSettings(env, {}, parseManifest(manifest, join("runtime", "blog")));

test("the demo profile at rest: a load balancer, a task of a quarter vCPU and three addresses", () => {
  // 730 hours: 0.0225 for the balancer, 0.25 x 0.03238 + 0.5 x 0.00356 for the task, 3 x 0.005.
  expect(restCostWords(settingsOf())).toMatch(
    /^At rest a month costs about 35 dollars for the containers \(load balancer, one task, public addresses\) and nothing for the functions, /,
  );
});

test("what is set counts: two tasks on x86, behind a NAT gateway in each zone", () => {
  const words = restCostWords(
    settingsOf({ MIN_TASKS: "2", ARCHITECTURE: "x86_64", EGRESS: "nat-per-az" }),
  );
  // 16.43 + 2 x 9.01 for the tasks, 2 x 3.65 for the balancer's addresses, 2 x (32.85 + 3.65) for NAT.
  expect(words).toMatch(/about 115 dollars for the containers \(load balancer, 2 tasks, NAT\)/);
});

test("a private load balancer has no addresses, and on the way there are two", () => {
  expect(restCostWords(settingsOf({ INGRESS: "private" }))).toMatch(
    /about 27 dollars .*\(load balancer, /,
  );
  expect(restCostWords(settingsOf({ INGRESS: "both" }))).toMatch(
    /about 51 dollars .*\(2 load balancers, /,
  );
});

test("a region without known prices is told as such, and nobody else's are taken", () => {
  expect(restCostWords(settingsOf({ AWS_REGION: "sa-east-1" }))).toMatch(
    /^What it costs at rest in sa-east-1 is not told: the prices of sa-east-1 are not known here/,
  );
});

test("the settings say what the stack that is made of them says", () => {
  const settings = settingsOf({ EGRESS: "nat", MIN_TASKS: "2", MAX_TASKS: "4" });
  const stack: Stack = {
    resource: {
      aws_ecs_task_definition: { task: { cpu: "256", memory: "512" } },
      aws_appautoscaling_target: { tasks: { min_capacity: 2, max_capacity: 4 } },
      aws_lambda_function: { one: { memory_size: 512, architectures: ["arm64"] } },
      aws_nat_gateway: { one: {} },
      aws_ecs_service: { one: { network_configuration: { assign_public_ip: false } } },
    },
  } as unknown as Stack;
  const said = deployedOf(stack);
  expect(costInputsOf(settings).numbers).toMatchObject(
    Object.fromEntries(
      ["functionsMemoryGib", "taskVcpu", "taskGib", "minTasks", "maxTasks", "natGateways"].map(
        (name) => [name, Object(said?.numbers)[name]],
      ),
    ),
  );
  expect(costInputsOf(settings).choices.egress).toBe(said?.choices.egress);
});
