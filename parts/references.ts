import { type Resource, resourcesOf, type Stack } from "../compare/record/stack";

/** Who names whom in a stack. */
export interface References {
  readonly resources: readonly Resource[];
  /** All that a resource names, directly or by way of others, by address. */
  readonly reach: (address: string) => ReadonlySet<string>;
}

/** Reads the references out of the attributes: `${aws_lb.containers_load_balancer.arn}` is one. */
export function referencesOf(stack: Stack): References {
  const resources = resourcesOf(stack);
  const known = new Set(resources.map(({ address }) => address));
  const direct = new Map(
    resources.map(({ address, attributes }) => {
      const named = JSON.stringify(attributes).matchAll(/\b[a-z][a-z0-9_]*\.[A-Za-z][\w-]*/g);
      return [address, [...named].map(([name]) => name).filter((name) => known.has(name))];
    }),
  );
  return {
    resources,
    reach: (address) => {
      const found = new Set<string>();
      const waiting = [address];
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        for (const name of direct.get(next) ?? []) {
          if (!found.has(name)) waiting.push(name);
          found.add(name);
        }
      }
      return found;
    },
  };
}
