import * as v from "valibot";
import type { ChoiceName } from "../cost/choices";
import type { LeverName } from "../cost/levers";
import { amount } from "./fields";

/**
 * What a deployed stack says of the cost model's inputs, by their names. A name that the model does
 * not know is let be: a file may be older than a change of names.
 */
export const costInputsSchema = v.object({
  numbers: v.record(v.string(), amount),
  choices: v.record(v.string(), v.string()),
});

export interface CostInputsRecord {
  readonly numbers: Readonly<Partial<Record<LeverName, number>>>;
  readonly choices: Readonly<Partial<Record<ChoiceName, string>>>;
}
