import { rounded } from "../../load/account";
import {
  type Backend,
  backends,
  type Sample,
  type Temperature,
  temperatureOf,
  temperatures,
} from "../../load/sample";
import type { Part } from "../../record/schema";

/**
 * Where time went, on average. The network's share is one round trip, measured by handshakes; what is
 * neither that nor the app's, the database's or the start-up's was spent in front of the app: in the
 * gateway or the load balancer, and in waiting for an instance.
 */
export function partsOf(
  samples: readonly { readonly backend: Backend; readonly sample: Sample }[],
  roundTripMs: Readonly<Record<Backend, number>>,
): Part[] {
  return backends.flatMap((backend) =>
    temperatures.flatMap((temperature: Temperature): Part[] => {
      const chosen = samples
        .filter((each) => each.backend === backend)
        .map((each) => each.sample)
        .filter((sample) => temperatureOf(sample) === temperature);
      if (temperature === "error" || chosen.length === 0) return [];
      const mean = (of: (sample: Sample) => number): number =>
        chosen.reduce((sum, sample) => sum + of(sample), 0) / chosen.length;
      const service = mean((sample) => sample.serviceMs);
      const app = mean((sample) => sample.server.appMs ?? 0);
      const database = mean((sample) => sample.server.databaseMs ?? 0);
      const startUp = temperature === "cold" ? mean((sample) => sample.server.initMs ?? 0) : 0;
      const network = Math.min(roundTripMs[backend], Math.max(0, service - app - database));
      const front = Math.max(0, service - app - database - startUp - network);
      const parts = { network, front, startUp, app, database };
      const count = chosen.length;
      return [{ backend, temperature, count, ...mapped(parts) }];
    }),
  );
}

const mapped = <K extends string>(values: Record<K, number>): Record<K, number> => {
  const result = { ...values };
  for (const key of Object.keys(values) as K[]) result[key] = rounded(values[key]);
  return result;
};
