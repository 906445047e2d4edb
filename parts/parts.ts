import { type Resource, resourcesOf, type Side, type Stack, sideOf } from "../compare/record/stack";
import { uses } from "./uses";

export type { Side };

export interface Kind {
  /** Terraform's name of it, as in `aws_lambda_function`. */
  readonly type: string;
  readonly count: number;
  /** What it is for, in one line. */
  readonly use: string;
}

/** One construct of `main.ts`, as what it becomes. */
export interface Part {
  /** As the construct is called in `main.ts`, which its resources' addresses begin with. */
  readonly name: string;
  /** Whom it serves: one backend, or both and the page. */
  readonly side: Side;
  readonly resources: number;
  readonly kinds: readonly Kind[];
}

/** Groups a stack's resources by the construct that made them, most resources first. */
export function partsOf(stack: Stack): Part[] {
  const byName = new Map<string, Resource[]>();
  for (const resource of resourcesOf(stack)) {
    const [name = ""] = resource.id.split("_");
    byName.set(name, [...(byName.get(name) ?? []), resource]);
  }
  return [...byName]
    .map(([name, resources]) => ({
      name,
      side: sideOf(name),
      resources: resources.length,
      kinds: kindsOf(resources),
    }))
    .sort((a, b) => b.resources - a.resources || (a.name < b.name ? -1 : 1));
}

function kindsOf(resources: readonly Resource[]): Kind[] {
  const counts = new Map<string, number>();
  for (const { type } of resources) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts]
    .map(([type, count]) => ({ type, count, use: useOf(type) }))
    .sort((a, b) => b.count - a.count || (a.type < b.type ? -1 : 1));
}

/** @throws an error for a type that has no line yet */
function useOf(type: string): string {
  const use = uses[type];
  if (use === undefined) throw new Error(`${type} is in the stack, but not in parts/uses.ts.`);
  return use;
}

/** How many resources, and of how many kinds, each side needs. */
export function totals(parts: readonly Part[]): Record<Side, { resources: number; kinds: number }> {
  const total = (side: Side) => {
    const own = parts.filter((part) => part.side === side);
    return {
      resources: own.reduce((sum, part) => sum + part.resources, 0),
      kinds: new Set(own.flatMap((part) => part.kinds.map(({ type }) => type))).size,
    };
  };
  return {
    functions: total("functions"),
    containers: total("containers"),
    shared: total("shared"),
  };
}
