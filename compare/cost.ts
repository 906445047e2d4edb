/**
 * What a month costs in USD, by component, behind either door. Pure: no clock, no files, no network;
 * the report and the page both use it. Savings Plans, reserved capacity and free tiers are left out:
 * they depend on the rest of an account.
 *
 * What both backends pay alike (DynamoDB, traffic to the internet) is `sharedCost`: it cancels in a
 * comparison but not on a bill.
 */
import type { Backend } from "../runtime/app/backends";
import type { CostInputs } from "./cost/inputs";
import { gibOf, hoursPerMonth, loadByHour, mean } from "./cost/load";
import { capacityUnits } from "./cost/load-balancer";
import type { Architecture, Prices, Tier } from "./prices";
import { tiered } from "./prices";

export type { CostInputs, Door, Egress } from "./cost/inputs";
export { exampleInputs } from "./cost/inputs";
export { hoursPerMonth } from "./cost/load";

/** One line of a bill: USD a month, and how it came about. */
export interface CostLine {
  readonly component: string;
  readonly usd: number;
}

export type Bill = readonly CostLine[];

export const total = (bill: Bill): number => bill.reduce((sum, line) => sum + line.usd, 0);

const first = (tiers: readonly Tier[]): number => tiers[0]?.usd ?? 0;

/** The functions' bill: door, requests, duration with start-ups, logs. */
export function functionsCost(inputs: CostInputs, prices: Prices): Bill {
  const { workload, functions } = inputs;
  const requests = workload.requestsPerMonth;
  const seconds = functions.warmSeconds + functions.coldRate * functions.initSeconds;
  const duration = {
    x86: prices.lambdaGibSecondX86,
    arm64: prices.lambdaGibSecondArm64,
  } satisfies Record<Architecture, readonly Tier[]>;
  return [
    ...doorCost(inputs, prices),
    { component: "Lambda requests", usd: tiered(prices.lambdaRequest, requests) },
    {
      component: "Lambda duration",
      usd: tiered(duration[functions.architecture], requests * functions.memoryGib * seconds),
    },
    ...logCost(inputs, prices, functions.logKib),
  ];
}

/** HTTP API requests are metered in steps of 512 KiB of request and response. */
const meterKib = 512;

function doorCost(inputs: CostInputs, prices: Prices): Bill {
  const { workload, functions } = inputs;
  const meters = Math.max(1, Math.ceil((workload.requestKib + workload.responseKib) / meterKib));
  const doors = {
    "http-api": (): Bill => [
      {
        component: "API Gateway",
        usd: tiered(prices.httpApiRequest, workload.requestsPerMonth * meters),
      },
    ],
    // A function URL costs nothing beside the function.
    "function-url": (): Bill => [],
    alb: (): Bill => loadBalancerCost(inputs, prices, "functions"),
  };
  return doors[functions.door]();
}

/** The containers' bill: tasks, load balancer, addresses, the network option, logs. */
export function containersCost(inputs: CostInputs, prices: Prices): Bill {
  const { containers, workload } = inputs;
  const hour = {
    x86: [prices.fargateVcpuHourX86, prices.fargateGibHourX86],
    arm64: [prices.fargateVcpuHourArm64, prices.fargateGibHourArm64],
  } satisfies Record<Architecture, readonly [readonly Tier[], readonly Tier[]]>;
  const [vcpuHour, gibHour] = hour[containers.architecture];
  const taskHours = hoursPerMonth * meanTasks(inputs);
  const privateGib = gibOf(workload.requestsPerMonth, containers.privateKib);
  const { zones } = inputs.loadBalancer;
  const ipv4 = first(prices.ipv4Hour);
  const networks = {
    "public-ip": (): Bill => [{ component: "Public IPv4 of tasks", usd: taskHours * ipv4 }],
    nat: (): Bill => [
      {
        component: "NAT gateways",
        usd:
          containers.natGateways * hoursPerMonth * (first(prices.natHour) + ipv4) +
          privateGib * first(prices.natGib),
      },
    ],
    endpoints: (): Bill => [
      {
        component: "Interface endpoints",
        usd:
          interfaceEndpoints * zones * hoursPerMonth * first(prices.endpointHour) +
          privateGib * first(prices.endpointGib),
      },
    ],
  };
  return [
    {
      component: "Fargate tasks",
      usd: taskHours * (containers.vcpu * first(vcpuHour) + containers.memoryGib * first(gibHour)),
    },
    ...loadBalancerCost(inputs, prices, "containers"),
    ...networks[containers.egress](),
    ...logCost(inputs, prices, containers.logKib),
  ];
}

/** ECR's two and the logs' one; S3 and DynamoDB have gateway endpoints, which are free. */
const interfaceEndpoints = 3;

/** Tasks that the autoscaling keeps, averaged over the load's hours. */
export function meanTasks(inputs: CostInputs): number {
  const { minTasks, requestsPerSecondPerTask, targetUtilisation } = inputs.containers;
  const perTask = requestsPerSecondPerTask * targetUtilisation;
  return mean(
    loadByHour(inputs.workload).map((rps) => Math.max(minTasks, Math.ceil(rps / perTask))),
  );
}

function loadBalancerCost(inputs: CostInputs, prices: Prices, target: Backend): Bill {
  const units = mean(loadByHour(inputs.workload).map((rps) => capacityUnits(rps, inputs, target)));
  return [
    { component: "Load balancer", usd: hoursPerMonth * first(prices.albHour) },
    { component: "Load balancer capacity", usd: hoursPerMonth * units * first(prices.lcuHour) },
    {
      component: "Public IPv4 of the load balancer",
      usd: hoursPerMonth * inputs.loadBalancer.zones * first(prices.ipv4Hour),
    },
  ];
}

function logCost(inputs: CostInputs, prices: Prices, logKib: number): Bill {
  const gib = gibOf(inputs.workload.requestsPerMonth, logKib);
  const keep = gib * inputs.logMonthsKept * first(prices.logGibMonth);
  return [{ component: "Logs", usd: tiered(prices.logGib, gib) + keep }];
}

/** What both pay alike: DynamoDB and traffic to the internet. */
export function sharedCost(inputs: CostInputs, prices: Prices): Bill {
  const { workload } = inputs;
  const requests = workload.requestsPerMonth;
  return [
    {
      component: "DynamoDB",
      usd:
        tiered(prices.dynamoWrite, requests * workload.writeUnits) +
        tiered(prices.dynamoRead, requests * workload.readUnits) +
        workload.storedGib * first(prices.dynamoGibMonth),
    },
    {
      component: "Traffic to the internet",
      usd: tiered(prices.egressGib, gibOf(requests, workload.responseKib)),
    },
  ];
}
