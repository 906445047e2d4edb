import type { Backend as Name } from "../../../runtime/app/backends";
import { el } from "../el";
import type { Source } from "./source";

const killed = { functions: "Kill an instance", containers: "Kill a task" } as const;

/** Buttons that end an instance or a task; none where the system takes no such order. */
export function killButtons(
  { kill }: Source,
  onProblem: (problem: unknown) => void,
): readonly HTMLElement[] {
  if (!kill) return [];
  return (["functions", "containers"] as const).map((door: Name) =>
    el("button", { type: "button", click: () => void kill(door).catch(onProblem) }, killed[door]),
  );
}
