import type { Architecture, Prices, Tier } from "../prices";
import { logMeters } from "./functions";
import type { CostInputs } from "./inputs";
import { gibOf, hoursPerMonth } from "./load";
import { loadBalancerMeters } from "./load-balancer";
import { first, flat, type Meter } from "./meters";

/** What the containers pay for: tasks, load balancer, addresses, the network option, logs. */
export function containersMeters(inputs: CostInputs, prices: Prices): Meter[] {
  const { containers, discounts } = inputs;
  const hour = {
    x86: [prices.fargateVcpuHourX86, prices.fargateGibHourX86],
    arm64: [prices.fargateVcpuHourArm64, prices.fargateGibHourArm64],
  } satisfies Record<Architecture, readonly [readonly Tier[], readonly Tier[]]>;
  const [vcpuHour, gibHour] = hour[containers.architecture];
  const { spotShare } = containers;
  return [
    {
      component: "Fargate tasks",
      tiers: flat(containers.vcpu * first(vcpuHour) + containers.memoryGib * first(gibHour)),
      perUnit: hoursPerMonth,
      // A Savings Plan does not take anything off Spot.
      paid: spotShare * (1 - discounts.spotOff) + (1 - spotShare) * (1 - discounts.planOffFargate),
    },
    ...loadBalancerMeters(inputs, prices, "containers"),
    ...networkMeters(inputs, prices),
    ...logMeters(inputs, prices, "containers"),
  ];
}

/** How the tasks reach what is outside of their network; S3's and DynamoDB's gateways are free. */
function networkMeters({ containers, loadBalancer }: CostInputs, prices: Prices): Meter[] {
  const through = gibOf(1, containers.privateKib);
  const { natGateways, endpoints } = containers;
  const networks = {
    "public-ip": (): Meter[] => [
      { component: "Public IPv4 of tasks", tiers: prices.ipv4Hour, perUnit: hoursPerMonth },
    ],
    nat: (): Meter[] => [
      {
        component: "NAT gateways",
        tiers: flat(first(prices.natHour) + first(prices.ipv4Hour)),
        fixed: natGateways * hoursPerMonth,
      },
      { component: "Through NAT", tiers: prices.natGib, perRequest: through },
    ],
    endpoints: (): Meter[] => [
      {
        component: "Interface endpoints",
        tiers: prices.endpointHour,
        fixed: endpoints * loadBalancer.zones * hoursPerMonth,
      },
      { component: "Through endpoints", tiers: prices.endpointGib, perRequest: through },
    ],
  };
  return networks[containers.egress]();
}
