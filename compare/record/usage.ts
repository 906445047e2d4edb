import { rounded } from "../load/account";
import {
  type Backend,
  type Sample,
  succeeded,
  type Temperature,
  temperatureOf,
} from "../load/sample";
import { histogramOf } from "../stats/histogram";
import type { Usage } from "./schema";

/** Request line, headers and their answers' weigh about this much on either way. */
const headerKib = 0.4;

/** What the cost model is fed with. */
export function usageOf(samples: readonly { backend: Backend; sample: Sample }[]): Usage {
  const mine = samples.filter((each) => each.backend === "functions").map((each) => each.sample);
  const of = (temperature: Temperature): Sample[] =>
    mine.filter((sample) => temperatureOf(sample) === temperature);
  const cold = of("cold");
  const answered = samples.map((each) => each.sample).filter(succeeded);
  const bytes = answered.reduce((sum, sample) => sum + sample.bytes, 0);
  return {
    billed: histogramOf(
      of("warm").map(({ server }) => (server.appMs ?? 0) + (server.databaseMs ?? 0)),
    ),
    inits: cold.flatMap((sample) => sample.server.initMs ?? []),
    cold: cold.length,
    requests: mine.filter(succeeded).length,
    requestKib: headerKib,
    responseKib: rounded(headerKib + bytes / Math.max(1, answered.length) / 1024),
  };
}
