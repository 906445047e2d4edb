import type { Uses } from "../tables";

interface Declared {
  readonly routes?:
    | readonly {
        readonly name: string;
        readonly method: string;
        readonly path: string;
        readonly uses?: Uses | undefined;
      }[]
    | undefined;
  readonly tables?:
    | Readonly<Record<string, { readonly indexes?: Readonly<Record<string, unknown>> | undefined }>>
    | undefined;
  readonly uses?: Uses | undefined;
}

/** What is wrong between the parts of a manifest, each as a whole sentence. */
export function contradictions(found: Declared): string[] {
  const { routes = [], tables = {} } = found;
  const problems: string[] = [];
  for (const [what, of] of [
    ["name", (one: { name: string }) => one.name],
    ["method and path", (one: { method: string; path: string }) => `${one.method} ${one.path}`],
  ] as const) {
    const all = routes.map(of);
    for (const twice of new Set(all.filter((value, at) => all.indexOf(value) !== at))) {
      problems.push(`routes: two have the ${what} "${twice}"; allowed is one of each.`);
    }
  }
  for (const { name, method, path } of routes) {
    if (path === "$default" && method !== "ANY") {
      problems.push(`routes: "${name}" is ${method} $default; allowed is ANY with $default.`);
    }
  }
  const used = [
    ["uses", found.uses] as const,
    ...routes.map((one) => [`the uses of route "${one.name}"`, one.uses] as const),
  ];
  for (const [where, uses = {}] of used) {
    for (const [name, operations] of Object.entries(uses)) {
      const schema = tables[name];
      const known = Object.keys(tables).join(", ") || "none";
      if (!schema) problems.push(`${where}: there is no table "${name}"; there is ${known}.`);
      for (const operation of schema ? operations : []) {
        const index = operation.split(":")[1];
        const indexes = Object.keys(schema?.indexes ?? {});
        if (index !== undefined && !indexes.includes(index)) {
          const has = indexes.join(", ") || "none";
          problems.push(`${where}: "${operation}" names no index of "${name}"; it has ${has}.`);
        }
      }
    }
  }
  return problems;
}
