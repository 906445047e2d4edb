import * as v from "valibot";
import { count } from "./fields";

/** What a deployment lets through, where its stack or its account says so. */
export const limitsSchema = v.object({
  /** Requests a second to the HTTP API. */
  throttleRate: v.optional(v.number()),
  throttleBurst: v.optional(v.number()),
  leastTasks: v.optional(count),
  mostTasks: v.optional(count),
  /** Request units a second of the table that lets the least through. */
  tableReads: v.optional(v.number()),
  tableWrites: v.optional(v.number()),
  /** Function instances at once, in the account and region. */
  accountConcurrency: v.optional(count),
});
export type Limits = v.InferOutput<typeof limitsSchema>;
