import * as v from "valibot";
import { backend, count } from "../../record/fields";
import { grouped } from "../../record/grouped";
import type { RanSegment } from "../steady";

/** How often a backend answered with a status at one rate, or did not answer, and why. */
export const answersSchema = v.array(
  v.object({
    rate: v.number(),
    backend,
    /** 0: no answer. */
    status: count,
    /** Whether the scenario expects it. */
    expected: v.boolean(),
    /** Of no answer: ECONNREFUSED, ECONNRESET, ETIMEDOUT or the like. */
    cause: v.optional(v.string()),
    count,
  }),
);
export type Answers = v.InferOutput<typeof answersSchema>;

export const answersOf = (ran: readonly RanSegment[]): Answers =>
  mergeAnswers(
    ran.flatMap(({ rate, backend, samples }) =>
      samples.map(({ status, expected, cause }) => ({
        ...{ rate, backend, status, expected, count: 1 },
        ...(cause === undefined ? {} : { cause }),
      })),
    ),
  );

export const mergeAnswers = (answers: Answers): Answers =>
  grouped(
    answers,
    ({ rate, backend, status, expected, cause }) => [rate, backend, status, expected, cause],
    (a, b) => ({ ...a, count: a.count + b.count }),
  );
