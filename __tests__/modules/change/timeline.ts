import type { Attributes, Terraform } from "../synthesize";
import { ancestors, createdFirst, graphOf, resourcesOf } from "./graph";
import { type Action, planOf } from "./plan";

/** When a step of an apply begins and ends, in seconds. */
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Which of the two stacks somebody who refers to a resource was declared in. */
export type Side = "before" | "after";

/** The course of one apply. */
export interface Timeline {
  readonly plan: ReadonlyMap<string, Action>;
  /** What must have ended before a step begins: `apply ADDRESS` or `destroy ADDRESS`. */
  readonly waits: ReadonlyMap<string, ReadonlySet<string>>;
  /** When something begins or ends, in order. */
  readonly moments: readonly number[];
  /** `create 12 to 13` and the like, in order of their start. */
  readonly steps: readonly string[];
  /** What can be seen of a resource: two versions while it changes, none where it does not serve. */
  live(address: string, side: Side, moment: number): readonly (readonly [Side, Attributes])[];
}

/**
 * The order in which Terraform applies one stack over another, by its own rules, with as much at once
 * as they allow.
 * https://github.com/hashicorp/terraform/blob/main/docs/destroying.md
 *
 * @param secondsOf how long a step takes, by the resource's type and what is done to it
 */
export function timelineOf(
  before: Terraform,
  after: Terraform,
  secondsOf: (type: string, step: "apply" | "destroy") => number,
): Timeline {
  const plan = planOf(before, after);
  const [oldGraph, newGraph] = [graphOf(before), graphOf(after)];
  const [oldFirst, newFirst] = [createdFirst(before), createdFirst(after)];
  const isFirst = (address: string) =>
    plan.get(address) === "destroy" ? oldFirst.has(address) : newFirst.has(address);
  const destroys = (address: string) => /^(destroy|replace)$/.test(plan.get(address) ?? "");

  /** What must have ended before a step begins. */
  const waits = new Map<string, Set<string>>();
  const wait = (step: string, of: string) => {
    waits.set(step, (waits.get(step) ?? new Set()).add(of));
  };
  for (const [address, action] of plan) {
    if (action !== "destroy") {
      for (const to of newGraph.get(address) ?? []) wait(`apply ${address}`, `apply ${to}`);
    }
    for (const to of ancestors(oldGraph, address)) {
      if (!destroys(to)) continue;
      if (destroys(address)) wait(`destroy ${to}`, `destroy ${address}`);
      if (action === "destroy") continue;
      if (isFirst(to)) wait(`destroy ${to}`, `apply ${address}`);
      else wait(`apply ${address}`, `destroy ${to}`);
    }
    if (action !== "replace") continue;
    if (isFirst(address)) wait(`destroy ${address}`, `apply ${address}`);
    else wait(`apply ${address}`, `destroy ${address}`);
  }

  const spans = new Map<string, Span>();
  const spanOf = (step: string, path: readonly string[] = []): Span => {
    const known = spans.get(step);
    if (known) return known;
    if (path.includes(step)) throw new Error(`A cycle: ${[...path, step].join(" < ")}`);
    const [kind = "", address = ""] = step.split(" ");
    const start = Math.max(
      0,
      ...[...(waits.get(step) ?? [])].map((of) => spanOf(of, [...path, step]).end),
    );
    const [type = ""] = address.split(".");
    const isIdle = kind === "apply" && plan.get(address) === "none";
    const span = {
      start,
      end: start + (isIdle ? 0 : secondsOf(type, kind as "apply" | "destroy")),
    };
    spans.set(step, span);
    return span;
  };
  for (const [address, action] of plan) {
    if (action !== "destroy") spanOf(`apply ${address}`);
    if (destroys(address)) spanOf(`destroy ${address}`);
  }

  const [old, next] = [resourcesOf(before), resourcesOf(after)];
  const real = [...spans].filter(([, { start, end }]) => end > start);
  return {
    plan,
    waits,
    moments: [...new Set([0, ...real.flatMap(([, { start, end }]) => [start, end])])].sort(
      (a, b) => a - b,
    ),
    steps: real
      .sort(([, a], [, b]) => a.start - b.start || a.end - b.end)
      .map(([step, { start, end }]) => {
        const [kind = "", address = ""] = step.split(" ");
        const action = plan.get(address) ?? "none";
        const verb = kind === "destroy" ? "destroy" : action === "replace" ? "create" : action;
        return `${start}-${end} ${verb} ${address}`;
      }),
    live(address, side, moment) {
      const was = old.get(address);
      const is = next.get(address);
      const [applied, gone] = [spans.get(`apply ${address}`), spans.get(`destroy ${address}`)];
      const before = was && (!gone || moment < gone.start) ? [["before", was] as const] : [];
      const after = is && applied && moment >= applied.end ? [["after", is] as const] : [];
      const action = plan.get(address);
      if (action === "none") return is ? [["after", is]] : [];
      if (action === "replace" && side === "after") return after;
      // What is left behind when it is replaced can still be seen.
      if (action === "replace") return was?.skip_destroy === true ? [["before", was]] : before;
      if (action !== "update" || !applied || !is) return action === "destroy" ? before : after;
      if (moment < applied.start) return before;
      return moment < applied.end ? [...before, ["after", is]] : after;
    },
  };
}
