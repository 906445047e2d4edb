import { type Backend, latencyOf, temperatureOf } from "../../../../compare/load/sample";
import type { RanSegment } from "../../../../compare/phases/steady";

/** One request, or a short stretch of them, as it is drawn over time. */
export interface Dot {
  readonly backend: Backend;
  /** Seconds from the start. */
  readonly at: number;
  /** Latency. */
  readonly ms: number;
  readonly cold: boolean;
}

/** A dot for each request of a segment. */
export function dotsOf({ backend, atSeconds, samples }: RanSegment): readonly Dot[] {
  return samples.map((sample) => ({
    backend,
    at: atSeconds + sample.intendedMs / 1000,
    ms: latencyOf(sample),
    cold: temperatureOf(sample) === "cold",
  }));
}
