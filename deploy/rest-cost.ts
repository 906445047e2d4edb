import { costAt } from "../compare/cost/curves";
import { deployedCase, UnknownRegion } from "../compare/cost/deployed-case";
import { priceFile, pricesOf } from "../compare/prices";
import type { CostInputsRecord } from "../compare/record/cost-inputs";
import type { Settings } from "../settings";

/** What is read of the settings. */
export type RestSettings = Pick<
  Settings,
  | "region"
  | "egress"
  | "ingress"
  | "architecture"
  | "containerCpu"
  | "containerMemory"
  | "functionMemory"
  | "minTasks"
  | "maxTasks"
>;

/** The network has two zones, and with a gateway in each as many of these. */
const ZONES = 2;

/**
 * What the settings say of the cost model's inputs. The synthesized stack says the same and more, but
 * there is none yet before the first deploy.
 */
export function costInputsOf(settings: RestSettings): CostInputsRecord {
  const { egress, ingress, minTasks, maxTasks } = settings;
  const architecture = settings.architecture === "arm64" ? "arm64" : "x86";
  return {
    numbers: {
      functionsMemoryGib: settings.functionMemory / 1024,
      taskVcpu: settings.containerCpu / 1024,
      taskGib: settings.containerMemory / 1024,
      minTasks,
      maxTasks,
      balancers: ingress === "both" ? 2 : 1,
      publicBalancers: ingress === "private" ? 0 : 1,
      zones: ZONES,
      natGateways: egress === "nat-per-az" ? ZONES : 1,
    },
    choices: {
      region: settings.region,
      egress: egress === "nat-per-az" ? "nat" : egress,
      functionsArchitecture: architecture,
      containersArchitecture: architecture,
    },
  };
}

/** What a month costs without a request, in whole dollars, as a sentence or two. */
export function restCostWords(settings: RestSettings): string {
  const { minTasks, region } = settings;
  try {
    const { inputs } = deployedCase(costInputsOf(settings));
    const rest = costAt(inputs, pricesOf(inputs.region), 0);
    const tasks = minTasks === 1 ? "one task" : `${minTasks} tasks`;
    return [
      `At rest a month costs about ${dollars(rest.containers)} for the containers (${settings.ingress === "both" ? "2 load balancers" : "load balancer"}, ${tasks}, ${wayOut(settings)})`,
      `and ${dollars(rest.functions)} for the functions, by list prices of ${priceFile.date}; requests, what is stored, alarms and a domain come on top (npm run cost).`,
      "npx cdktf destroy ends it.",
    ].join(" ");
  } catch (error) {
    if (!(error instanceof UnknownRegion)) throw error;
    return `What it costs at rest in ${region} is not told: ${error.message}.`;
  }
}

function wayOut({ egress }: RestSettings): string {
  if (egress === "public-ip") return "public addresses";
  return egress === "endpoints" ? "endpoints" : "NAT";
}

/** USD: whole dollars, as estimates are said. */
const dollars = (amount: number) => {
  const whole = Math.round(amount);
  if (whole === 0) return amount === 0 ? "nothing" : "less than a dollar";
  return whole === 1 ? "1 dollar" : `${whole} dollars`;
};
