import { type Level, saturationOf } from "../phases/saturation";
import type { RateVerdict, Verdict } from "../record/verdict";
import type { Claim, Interval, Words } from "./said";

/** What is read of a `compare.json`. */
export interface Written {
  readonly verdict: Pick<Verdict, "headline" | "about" | "rates">;
  readonly saturation?: readonly Level[] | undefined;
}

/** What a report says, as claims that can be true or false. */
export function saidBy({ verdict: { headline, about, rates }, saturation = [] }: Written): Words {
  const { knee, stopped } = saturationOf(saturation, "functions", 0);
  return {
    kind: "verdict",
    headline,
    about,
    rates: rates.map(({ rate }) => rate),
    claims: rates.flatMap((each) => [...claimsOf(each), ...coldClaims(each)]),
    intervals: rates.flatMap(intervalsOf),
    stopped: stopped?.stop ? { by: stopped.stop, held: knee?.level.offered ?? 0 } : null,
  };
}

const claimsOf = ({ rate, claims }: RateVerdict): Claim[] =>
  claims.flatMap(({ measure, better, matters }) =>
    better === "neither" ? [] : [{ rate, measure, better, matters }],
  );

/** It claims nothing of cold starts, but whoever reads two intervals apart does. */
function coldClaims({ rate, cold: { functions, containers } }: RateVerdict): Claim[] {
  const apart = (lower: typeof functions, higher: typeof functions): boolean =>
    (lower?.high ?? Number.NaN) < (higher?.low ?? Number.NaN);
  const claim = { rate, measure: "cold starts", matters: true } as const;
  if (apart(functions, containers)) return [{ ...claim, better: "functions" }];
  if (apart(containers, functions)) return [{ ...claim, better: "containers" }];
  return [];
}

const intervalsOf = ({ rate, claims }: RateVerdict): Interval[] =>
  claims.map(({ measure, difference: { low, high } }) => ({
    rate,
    measure,
    low: low ?? Number.NEGATIVE_INFINITY,
    high: high ?? Number.POSITIVE_INFINITY,
  }));
