import { type Lever, lever } from "./lever";
import { around } from "./levers/around";
import { sides } from "./levers/sides";

const list = [...sides, ...around] as const;

export type LeverName = (typeof list)[number]["name"] | "requestsPerMonth" | "logMonthsKept";

/** Those that are no part's: the traffic, and how long logs are kept. */
const others: readonly Lever[] = [
  {
    name: "logMonthsKept",
    label: "Months that logs are kept",
    unit: "",
    allowed: { low: 0, high: 120 },
    whole: false,
    offBy: undefined,
    tried: { low: 0, high: 3 },
    counts: () => true,
    get: ({ logMonthsKept }) => logMonthsKept,
    set: (inputs, logMonthsKept) => ({ ...inputs, logMonthsKept }),
  },
];

/** The traffic: what the break-even is told in, so that it moves none. */
export const traffic: Lever = {
  ...lever("requestsPerMonth", "workload", "requestsPerMonth", "Requests a month", {
    allowed: [0, 1e11],
  }),
};

/** All but the traffic. */
export const levers: readonly Lever[] = [...list, ...others];

/** @throws when there is no lever of that name. */
export function leverOf(name: LeverName): Lever {
  const found = [traffic, ...levers].find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no lever ${name}`);
  return found;
}
