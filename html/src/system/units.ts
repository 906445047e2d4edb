import type { Backend } from "../../../runtime/app/backends";

/** What an instance or a task may be doing, as far as anybody knows. */
export type State = "starting" | "busy" | "frozen" | "idle" | "draining" | "seen";

/** An instance of a function, or a task. */
export interface Unit {
  /** What its answers carry in `x-instance-id`. */
  readonly id: string;
  readonly state: State;
  /** What a person may want to know besides: its function, how many requests it is at. */
  readonly detail: string;
}

export type Units = Readonly<Record<Backend, readonly Unit[]>>;

export const noUnits: Units = { functions: [], containers: [] };

/** Something that happened, in words. */
export interface News {
  readonly door: Backend;
  readonly text: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

const one = { functions: "instance", containers: "task" } as const;

/** "3 instances: 2 frozen, 1 busy": the dots in words. */
export function sayUnits(door: Backend, units: readonly Unit[]): string {
  if (units.length === 0) return door === "functions" ? "no instance: nothing runs" : "no task yet";
  const counts = new Map<string, number>();
  for (const { state } of units) counts.set(state, (counts.get(state) ?? 0) + 1);
  const many = `${units.length} ${one[door]}${units.length === 1 ? "" : "s"}`;
  const [only] = counts.keys();
  if (counts.size === 1) return `${many}, ${only}`;
  return `${many}: ${[...counts].map(([state, count]) => `${count} ${state}`).join(", ")}`;
}
