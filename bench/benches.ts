import type { Bench } from "./bench";
import { bench as container } from "./container/bench";
import { bench as server } from "./server/bench";

/** All that `npm run bench` runs, in this order. */
export const benches: readonly Bench[] = [server, container];
