import type { Terraform } from "../synthesize";
import { Doors } from "./doors";
import { type Timeline, timelineOf } from "./timeline";

/** Seconds that AWS takes for what is not done at once; to change and to make something takes alike. */
const seconds: Readonly<Record<string, readonly [apply: number, destroy: number]>> = {
  aws_acm_certificate_validation: [60, 1],
  aws_cloudfront_distribution: [240, 240],
  aws_ecs_service: [180, 60],
  aws_lb: [150, 5],
  aws_nat_gateway: [110, 60],
  aws_route53_record: [35, 35],
  aws_vpc_endpoint: [60, 90],
};

/** How long each door of the page failed during a change, and the first reason. */
export interface Outage {
  readonly functions: number;
  readonly containers: number;
  readonly reasons: readonly string[];
}

const doors = ["functions", "containers"] as const;

/** What a client that calls both doors all the while would have met. */
export function outageOf(timeline: Timeline): Outage {
  const down = { functions: 0, containers: 0 };
  const reasons = new Set<string>();
  timeline.moments.slice(0, -1).forEach((moment, i) => {
    const next = timeline.moments[i + 1] as number;
    for (const door of doors) {
      const problem = new Doors(timeline, (moment + next) / 2).viaSite(door);
      if (problem === undefined) continue;
      down[door] += next - moment;
      reasons.add(`${door}: ${problem}`);
    }
  });
  return { ...down, reasons: [...reasons] };
}

/** The change as fast as AWS usually is. */
export const usualChange = (before: Terraform, after: Terraform): Timeline =>
  timelineOf(before, after, (type, step) => seconds[type]?.[step === "apply" ? 0 : 1] ?? 1);

/** The change at one of many paces: each step takes as long as it happens to, by the seed. */
export function changeAtPace(before: Terraform, after: Terraform, seed: number): Timeline {
  let state = seed;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state / 2 ** 31;
  };
  return timelineOf(before, after, () => Math.ceil(random() * 300));
}
