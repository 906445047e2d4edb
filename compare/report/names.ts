import type { Backend } from "../load/sample";
import { backends } from "../load/sample";

/** What the two targets are called. */
export type Labels = Readonly<Record<Backend, string>>;

/** Where nobody says otherwise. */
export const usualLabels: Labels = { functions: "functions", containers: "containers" };

/** A target as the subject of a sentence: functions *are*, version 2 *is*. */
export interface Name {
  readonly name: string;
  /** At the beginning of a sentence. */
  readonly Name: string;
  verb(ofSeveral: string, ofOne: string): string;
}

/** The usual labels are plural; any other is the name of one thing. */
export function nameOf(label: string): Name {
  const several = backends.some((backend) => backend === label);
  return {
    name: label,
    Name: label.charAt(0).toUpperCase() + label.slice(1),
    verb: (ofSeveral, ofOne) => (several ? ofSeveral : ofOne),
  };
}
