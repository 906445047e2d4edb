import type { Prices } from "../prices";
import { freeTiers } from "./free-tiers";
import { doorMeters, logMeters } from "./functions";
import type { CostInputs } from "./inputs";
import { hoursPerMonth } from "./load";
import { flat, type Meter } from "./meters";
import { tracesMeters } from "./traces";

/** What AWS takes for managing an instance, over its own on-demand price; no plan takes it off. */
const fee = 0.15;

/** What must hold where functions run on Lambda Managed Instances. */
export const managedConditions =
  "Lambda Managed Instances: Node 22 or newer, an app that answers up to 64 requests at once for each vCPU, three instances that never go away by default, and traffic that does not double within five minutes (it is throttled then).";

/**
 * What functions on Lambda Managed Instances pay for: door, requests, instances with the fee, traces,
 * logs; nothing by duration. https://aws.amazon.com/lambda/pricing/
 */
export function managedMeters(inputs: CostInputs, prices: Prices): Meter[] {
  const { managed, discounts } = inputs;
  return [
    ...doorMeters(inputs, prices),
    {
      component: "Lambda requests",
      tiers: prices.lambdaRequest,
      perRequest: 1,
      free: freeTiers[discounts.freeTier].lambdaRequests,
    },
    {
      component: "Managed instances",
      tiers: flat(managed.instanceHourUsd * (1 - discounts.planOffInstances + fee)),
      perUnit: hoursPerMonth,
    },
    ...tracesMeters(inputs, prices),
    ...logMeters(inputs, prices, "functions"),
  ];
}
