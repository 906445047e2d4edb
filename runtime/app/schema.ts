import * as v from "valibot";
import { methods } from "./routing";
import { itemOperations, type TableOperation } from "./tables";
import { wholeFrom } from "./whole";

/** The message of an issue says what is allowed; `formatProblems` puts place and value before it. */
const says = new WeakMap<object, string>();
const saying = <Schema extends object>(schema: Schema, allowed: string): Schema => {
  says.set(schema, allowed);
  return schema;
};
const text = (form: RegExp, allowed: string) =>
  saying(v.pipe(v.string(allowed), v.regex(form, allowed)), allowed);
const whole = (least: number, most: number) => {
  const allowed = wholeFrom(least, most);
  return v.pipe(
    v.number(allowed),
    v.integer(allowed),
    v.minValue(least, allowed),
    v.maxValue(most, allowed),
  );
};
const list = <Item extends v.GenericSchema>(item: Item, allowed: string) =>
  saying(v.array(item, allowed), allowed);
const object = <Entries extends v.ObjectEntries>(entries: Entries, allowed: string) =>
  saying(
    v.strictObject(entries, (issue) => {
      // An unknown key is an issue of the object with "never" expected; so is a missing one, by its name.
      if (issue.expected === "never") return `one of ${Object.keys(entries).join(", ")}`;
      const missing = entries[issue.expected?.replace(/^"|"$/g, "") ?? ""];
      return (missing && says.get(missing)) ?? allowed;
    }),
    allowed,
  );

const variable = text(/^[A-Za-z_][A-Za-z0-9_]*$/, "the name of a variable: letters, digits and _");
const variables = list(variable, "a list of names of variables");

const keyAttribute = object(
  {
    name: text(/^[\s\S]{1,255}$/, "the name of an attribute, 1 to 255 characters"),
    type: v.picklist(["S", "N", "B"], "S, N or B: string, number or binary"),
  },
  "a key's { name, type }",
);
const keys = { partitionKey: keyAttribute, sortKey: v.optional(keyAttribute) };
/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html */
const indexName = text(/^[A-Za-z0-9_.-]{3,255}$/, "a name of 3 to 255 letters, digits, _ . and -");
const table = object(
  {
    ...keys,
    indexes: v.optional(
      v.record(
        indexName,
        object(keys, "an index's { partitionKey, sortKey }"),
        "indexes by their name",
      ),
    ),
    variable: v.optional(variable),
  },
  "a table's { partitionKey, sortKey, indexes, variable }",
);
const logicalName = text(
  /^[a-z][A-Za-z0-9]{1,29}$/,
  "a name of 2 to 30 letters and digits, in camel case",
);

const operation = v.custom<TableOperation>(
  (value) =>
    typeof value === "string" &&
    (itemOperations.some((name) => name === value) || /^(query|scan):./.test(value)),
  `one of ${itemOperations.join(", ")}, query:INDEX, scan:INDEX`,
);
const uses = v.record(
  v.string(),
  list(operation, "a list of operations"),
  "lists of operations by the table's name",
);

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
const segment = String.raw`(?:[A-Za-z0-9._~:@!$&'()*,;=+-]+|\{\w+\})`;
const path = text(
  new RegExp(String.raw`^(?:\$default|/|(?:/${segment})+(?:/\{\w+\+\})?|/\{\w+\+\})$`),
  'a path as API Gateway writes it: "/orders/{id}", "/files/{rest+}" or "$default"',
);
const route = object(
  {
    name: text(/^[a-zA-Z][A-Za-z0-9]{0,29}$/, "a name of 1 to 30 letters and digits"),
    method: v.picklist(methods, `one of ${methods.join(", ")}`),
    path,
    uses: v.optional(uses),
  },
  "a route's { name, method, path, uses }",
);

const request = object(
  {
    name: text(/^\S.{0,59}$/, "a name of 1 to 60 characters"),
    method: v.optional(text(/^[A-Z]{3,20}$/, "a method in capitals")),
    path: text(/^\/\S*$/, "a path that begins with / and has no spaces"),
    headers: v.optional(
      v.record(
        text(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, "the name of a header"),
        v.string("text"),
        "header values by name",
      ),
    ),
    body: v.optional(v.unknown()),
    expect: v.optional(list(whole(100, 599), "a list of statuses")),
    save: v.optional(
      v.record(
        text(/^\w+$/, "the name of a pool: letters, digits and _"),
        text(/^(body(\.[^.]+)*|header\.\S+|unique)$/, '"body.FIELD", "header.NAME" or "unique"'),
        "what is saved by the pool's name",
      ),
    ),
    share: v.optional(
      v.pipe(
        v.number("a number above 0"),
        v.finite("a number above 0"),
        v.gtValue(0, "a number above 0"),
      ),
    ),
    times: v.optional(whole(1, 10_000)),
  },
  "a request's { name, method, path, headers, body, expect, save, share, times }",
);
const requests = list(request, "a list of requests");

export const scenarioSchema = object(
  {
    setup: v.optional(requests),
    requests: v.pipe(requests, v.minLength(1, "at least one request")),
    teardown: v.optional(requests),
    objective: v.optional(object({ p99Ms: v.optional(whole(1, 600_000)) }, "{ p99Ms }")),
  },
  "a scenario's { setup, requests, teardown, objective }",
);

const texts = list(v.string("text"), "a list of texts");
const cors = object(
  {
    allowOrigins: texts,
    allowMethods: texts,
    allowHeaders: texts,
    exposeHeaders: texts,
    maxAgeSeconds: whole(0, 86_400),
  },
  "a policy's { allowOrigins, allowMethods, allowHeaders, exposeHeaders, maxAgeSeconds }",
);

const inside = v.pipe(
  text(/^(?!\/)[^\\]+$/, "a path inside the app's folder, with forward slashes"),
  v.check(
    (value) => !value.split("/").includes(".."),
    "a path inside the app's folder, with forward slashes",
  ),
);

/** What an app's manifest file may say. */
export const manifestSchema = v.pipe(
  object(
    {
      name: v.optional(
        text(
          /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/,
          "1 to 20 lower-case letters, digits and inner hyphens, beginning with a letter",
        ),
      ),
      routes: v.optional(
        v.pipe(list(route, "a list of routes"), v.minLength(1, "at least one route")),
      ),
      tables: v.optional(v.record(logicalName, table, "tables by their name")),
      uses: v.optional(uses),
      environment: v.optional(
        object(
          {
            values: v.optional(v.record(variable, v.string("text"), "values by name")),
            passed: v.optional(variables),
            secrets: v.optional(variables),
          },
          "{ values, passed, secrets }",
        ),
      ),
      keys: v.optional(
        v.record(
          variable,
          object(
            { protects: v.string("text"), without: v.string("text") },
            "a key's { protects, without }",
          ),
          "keys by the name of their variable",
        ),
      ),
      cors: v.optional(cors),
      timeouts: v.optional(
        object(
          {
            call: v.optional(whole(1, 900_000)),
            request: v.optional(whole(1, 900_000)),
            function: v.optional(
              v.pipe(whole(1_000, 29_000), v.multipleOf(1_000, "whole seconds, in milliseconds")),
            ),
            finish: v.optional(whole(0, 100_000)),
          },
          "{ call, request, function, finish }",
        ),
      ),
      healthPath: v.optional(text(/^\/[^\s?#]*$/, "a path without a query")),
      paths: v.optional(v.picklist(["as-sent", "alike"], '"as-sent" or "alike"')),
      workload: v.optional(scenarioSchema),
      seed: v.optional(requests),
      bundle: v.optional(
        v.union(
          [
            v.literal(false),
            object({ alias: v.optional(v.record(v.string(), inside)) }, "{ alias }"),
          ],
          "false or { alias }",
        ),
      ),
      files: v.optional(list(inside, "a list of paths")),
      view: v.optional(text(/^[a-z]+$/, "the name of a view")),
    },
    "an object",
  ),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    for (const problem of contradictions(dataset.value)) addIssue({ message: problem });
  }),
);

/** What is wrong between the parts of a manifest, each as a whole sentence. */
function contradictions(found: {
  readonly routes?: readonly v.InferOutput<typeof route>[] | undefined;
  readonly tables?: Readonly<Record<string, v.InferOutput<typeof table>>> | undefined;
  readonly uses?: v.InferOutput<typeof uses> | undefined;
}): string[] {
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

/** Issues in words: place, value and what is allowed, one a line. */
export function formatProblems(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => {
      if (issue.kind === "validation" && issue.type === "raw_check") return issue.message;
      const place = v.getDotPath(issue) ?? "it";
      const unknownKey = issue.expected === "never";
      if (unknownKey) return `${place} is not known; allowed is ${issue.message}.`;
      return `${place} is ${shown(issue.input)}; allowed is ${issue.message}.`;
    })
    .join("\n");
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text =
    typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
