/** What the fields of a record are made of. Times are milliseconds unless a name says otherwise. */
import * as v from "valibot";
import { backends, temperatures } from "../load/sample";

export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
export const amount = v.pipe(v.number(), v.finite(), v.minValue(0));
export const time = amount;
/** KiB of a message or of a request's log. */
export const kib = v.pipe(v.number(), v.minValue(0), v.maxValue(100_000));
/** As long as a function may run at most, 15 minutes. */
export const longestRunMs = 900_000;
export const runTime = v.pipe(time, v.maxValue(longestRunMs));
export const backend = v.picklist(backends);
export const temperature = v.picklist(temperatures);
/** What one target did in a block: latencies of what was answered as it should be; what failed; cold starts. */
export const side = v.object({ answered: v.array(time), failed: count, cold: count });
/** A histogram, as in `stats/histogram.ts`. */
export const buckets = v.array(v.tuple([time, count]));
export const perBackend = <S extends v.GenericSchema>(schema: S) =>
  v.object({ functions: schema, containers: schema });
