import type { Report } from "../../../../compare/record/schema";
import type { Dot } from "./dot";
import { segmentDots } from "./summary";

/** What the charts and the table show. */
export interface Shown {
  readonly report: Report;
  /** The rate that is looked at, of those in the report. */
  readonly rate: number;
  readonly dots: readonly Dot[];
  /** How long the time axis is. */
  readonly seconds: number;
  /** What a dot stands for. */
  readonly dotIs: string;
}

/** A report at one of its rates. */
export function shownAt(report: Report, rate: number): Shown {
  const dots = segmentDots(report, rate);
  return {
    report,
    rate,
    dots,
    // A little more than the last of them, so that it is not on the edge.
    seconds: 1.02 * Math.max(1, ...dots.map(({ at }) => at)),
    dotIs: "A dot is the median of a short stretch.",
  };
}
