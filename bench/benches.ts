import type { Bench } from "./bench";
import { bench as container } from "./container/bench";
import { bench as database } from "./database/bench";
import { bench as bundle } from "./functions/bundle-size";
import { bench as coldStart } from "./functions/cold-start";
import { bench as invocation } from "./functions/invocation";
import { bench as gateway } from "./gateway/bench";
import { bench as install } from "./install/bench";
import { bench as list } from "./list/bench";
import { bench as page } from "./page/bench";
import { bench as server } from "./server/bench";
import { bench as start } from "./start/bench";
import { bench as synth } from "./synth/bench";

/** All that `npm run bench` runs, in this order. */
export const benches: readonly Bench[] = [
  ...[bundle, coldStart, invocation, database],
  ...[server, container, list],
  ...[gateway, start, page],
  ...[synth, install],
];
