import * as v from "valibot";
import { rounded } from "../../load/account";
import { type Backend, backends, type Sample, temperatureOf } from "../../load/sample";
import { backend, count, temperature, time } from "../../record/fields";
import { grouped } from "../../record/grouped";
import type { Ran } from "../burst";

/** Where time went, on average; they add up to the mean service time. */
export const partSchema = v.object({
  backend,
  temperature,
  count,
  network: time,
  front: time,
  startUp: time,
  app: time,
  database: time,
});
export type Part = v.InferOutput<typeof partSchema>;

/** Those of which an answer says what happened behind it. */
const told = ["warm", "cold", "started ahead"] as const;

/**
 * Where time went, on average. The network's share is one round trip, measured by handshakes; what is
 * neither that nor the app's, the database's or the start-up's was spent in front of the app: in the
 * gateway or the load balancer, and in waiting for an instance. Of answers that say nothing of
 * themselves no parts are known.
 */
export function partsOf(
  ran: readonly Ran[],
  roundTripMs: Readonly<Record<Backend, number>>,
): Part[] {
  return backends.flatMap((backend) => {
    const mine = ran.filter((each) => each.backend === backend).flatMap(({ samples }) => samples);
    return told.flatMap((temperature): Part[] => {
      const chosen = mine.filter((sample) => temperatureOf(sample) === temperature);
      if (chosen.length === 0) return [];
      const mean = (of: (sample: Sample) => number): number =>
        chosen.reduce((sum, sample) => sum + of(sample), 0) / chosen.length;
      const service = mean((sample) => sample.serviceMs);
      const app = mean((sample) => sample.server.appMs ?? 0);
      const database = mean((sample) => sample.server.databaseMs ?? 0);
      const startUp = temperature === "cold" ? mean((sample) => sample.server.initMs ?? 0) : 0;
      const network = Math.min(roundTripMs[backend], Math.max(0, service - app - database));
      const front = Math.max(0, service - app - database - startUp - network);
      const means = mapped({ network, front, startUp, app, database }, rounded);
      return [{ backend, temperature, count: chosen.length, ...means }];
    });
  });
}

const keys = ["network", "front", "startUp", "app", "database"] as const;
type Means = Readonly<Record<(typeof keys)[number], number>>;

const mapped = (means: Means, of: (value: number, key: (typeof keys)[number]) => number): Means =>
  Object.fromEntries(keys.map((key) => [key, of(means[key], key)])) as Means;

/** Means of several runs, weighted by their counts. */
export const mergeParts = (parts: readonly Part[]): Part[] =>
  grouped(
    parts,
    ({ backend, temperature }) => [backend, temperature],
    (a, b) => {
      const count = a.count + b.count;
      const means = mapped(a, (value, key) => (value * a.count + b[key] * b.count) / count);
      return { ...a, count, ...means };
    },
  );
