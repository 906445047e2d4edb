import type { Backend } from "../../runtime/app/backends";
import type { Architecture, Prices, Tier } from "../prices";
import { freeTiers } from "./free-tiers";
import type { CostInputs } from "./inputs";
import { gibOf } from "./load";
import { loadBalancerMeters } from "./load-balancer";
import { first, flat, type Meter } from "./meters";
import { tracesMeters } from "./traces";

/** HTTP API requests are metered in steps of 512 KiB of request and response. */
const meterKib = 512;

/** What the functions pay for: door, requests, duration with start-ups, traces, logs. */
export function functionsMeters(inputs: CostInputs, prices: Prices): Meter[] {
  const { functions, discounts } = inputs;
  const free = freeTiers[discounts.freeTier];
  const duration = {
    x86: prices.lambdaGibSecondX86,
    arm64: prices.lambdaGibSecondArm64,
  } satisfies Record<Architecture, readonly Tier[]>;
  const seconds = functions.warmSeconds + functions.coldRate * functions.initSeconds;
  return [
    ...doorMeters(inputs, prices),
    {
      component: "Lambda requests",
      tiers: prices.lambdaRequest,
      perRequest: 1,
      free: free.lambdaRequests,
    },
    {
      component: "Lambda duration",
      tiers: duration[functions.architecture],
      perRequest: functions.memoryGib * seconds,
      free: free.lambdaGibSeconds,
      paid: 1 - discounts.planOffLambda,
    },
    ...tracesMeters(inputs, prices),
    ...logMeters(inputs, prices, "functions"),
  ];
}

/** What stands in front of functions; a function URL costs nothing beside the function. */
export function doorMeters(inputs: CostInputs, prices: Prices): Meter[] {
  const { workload, functions, discounts } = inputs;
  const steps = Math.max(1, Math.ceil((workload.requestKib + workload.responseKib) / meterKib));
  const doors = {
    "http-api": (): Meter[] => [
      {
        component: "API Gateway",
        tiers: prices.httpApiRequest,
        perRequest: steps,
        free: freeTiers[discounts.freeTier].httpApiRequests,
      },
    ],
    "function-url": (): Meter[] => [],
    alb: (): Meter[] => loadBalancerMeters(inputs, prices, "functions"),
  };
  return doors[functions.door]();
}

/** Logs are paid when they are taken in (functions' ones by tiers), and for as long as they are kept. */
export function logMeters(inputs: CostInputs, prices: Prices, backend: Backend): Meter[] {
  const free = freeTiers[inputs.discounts.freeTier].logGib;
  const kept = inputs.logMonthsKept * first(prices.logGibMonth);
  const tiers = { functions: prices.lambdaLogGib, containers: prices.logGib }[backend];
  const perRequest = gibOf(1, inputs[backend].logKib);
  return [
    { component: "Logs", tiers, perRequest, free },
    ...(kept === 0 ? [] : [{ component: "Logs kept", tiers: flat(kept), perRequest }]),
  ];
}
