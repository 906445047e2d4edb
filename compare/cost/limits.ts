import type { CostInputs } from "./inputs";
import { secondsPerMonth } from "./load";
import { hoursOf, peakOf } from "./shapes";

/** A limit that the busiest hour passes from that many requests a month on. */
export interface Limit {
  readonly what: "throttle" | "maxTasks";
  /** What it is set to. */
  readonly set: number;
  readonly requestsPerMonth: number;
}

/** The limits that are set: the bills go on beyond them, but the service as set up does not. */
export function limitsOf({ workload, functions, containers }: CostInputs): readonly Limit[] {
  const peak = peakOf(hoursOf(workload.shape, workload.peakToMean));
  const at = (perSecond: number): number => (perSecond * secondsPerMonth) / peak;
  const { requestsPerSecondPerTask } = containers;
  // On the page one may keep more than are deployed at most.
  const maxTasks = Math.max(containers.maxTasks, containers.minTasks);
  const { throttlePerSecond } = functions;
  return [
    ...(functions.door === "http-api"
      ? [
          {
            what: "throttle" as const,
            set: throttlePerSecond,
            requestsPerMonth: at(throttlePerSecond),
          },
        ]
      : []),
    {
      what: "maxTasks" as const,
      set: maxTasks,
      requestsPerMonth: at(maxTasks * requestsPerSecondPerTask),
    },
  ];
}
