import * as v from "valibot";
import { methods } from "./routing";
import { contradictions } from "./schema/contradictions";
import { requests, scenarioSchema } from "./schema/scenario";
import { list, object, text, whole } from "./schema/words";
import { itemOperations, type TableOperation } from "./tables";

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
