import type { Attributes, Terraform } from "../synthesize";

/** What each resource depends on, by address: what it refers to, and what it names in `depends_on`. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const reference = /(?<!data\.)\b(?:aws_\w+|terraform_data)\.[A-Za-z_][\w-]*/g;

/** Every resource of a stack, by its address. */
export const resourcesOf = ({ resource }: Terraform): ReadonlyMap<string, Attributes> =>
  new Map(
    Object.entries(resource).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, attributes]) => [`${type}.${id}`, attributes] as const),
    ),
  );

/** The addresses that a text of the Terraform file refers to. */
export const referred = (value: unknown): string[] => JSON.stringify(value).match(reference) ?? [];

export function graphOf(terraform: Terraform): Graph {
  const resources = resourcesOf(terraform);
  return new Map(
    [...resources].map(([address, attributes]) => [
      address,
      new Set(referred(attributes).filter((to) => to !== address && resources.has(to))),
    ]),
  );
}

/** All that one resource depends on, through others too. */
export function ancestors(graph: Graph, address: string): Set<string> {
  const found = new Set<string>();
  const visit = (from: string) => {
    for (const to of graph.get(from) ?? []) {
      if (found.has(to)) continue;
      found.add(to);
      visit(to);
    }
  };
  visit(address);
  return found;
}

/**
 * Which resources Terraform creates before it destroys: those that say so, and all that one of those
 * depends on.
 * https://github.com/hashicorp/terraform/blob/main/docs/destroying.md
 */
export function createdFirst(terraform: Terraform): ReadonlySet<string> {
  const graph = graphOf(terraform);
  const own = [...resourcesOf(terraform)].flatMap(([address, { lifecycle }]) =>
    (lifecycle as Attributes | undefined)?.create_before_destroy === true ? [address] : [],
  );
  return new Set(own.flatMap((address) => [address, ...ancestors(graph, address)]));
}
