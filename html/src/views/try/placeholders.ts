import { plannedFrom } from "../../../../compare/load/planned";
import type { PlannedRequest } from "../../../../compare/load/request";
import type { ScenarioRequest } from "../../../../runtime/app/scenario";
import { type Place, placesIn, placesOf, type Value } from "../../../../runtime/app/template";
import { type Typed, takesBody } from "./typed";
import { parseHeaders } from "./typed-headers";

/** A value that a person gives before the request is sent. */
export interface Placeholder {
  /** Its name among the values: `order`, or `$KEY` for `${KEY}`. */
  readonly key: string;
  /** As it stands in the request. */
  readonly label: string;
  /** Where its value comes from. */
  readonly hint: string;
  /** Of the environment, such as a key: not shown as it is typed. */
  readonly secret: boolean;
  /** Whether the request can be sent without it: a header is left out then. */
  readonly optional: boolean;
}

/** By key. */
export type PlaceholderValues = ReadonlyMap<string, Value>;

const keyOf = (place: Place): string => {
  if (place.kind === "unique") return "";
  return place.kind === "variable" ? `$${place.name}` : place.name;
};

/** What is to be filled in, in the order in which it stands there. `{unique}` needs nobody. */
export function placeholdersOf(
  typed: Typed,
  requests: readonly ScenarioRequest[],
): readonly Placeholder[] {
  const found = new Map<string, Placeholder>();
  for (const { where, place } of placesOf(requestOf(typed))) {
    if (place.kind === "unique") continue;
    const key = keyOf(place);
    const secret = place.kind === "variable";
    const optional = secret && where === "header" && (found.get(key)?.optional ?? true);
    const label = `${secret ? "$" : ""}{${place.name}}`;
    const hint = secret ? sayVariable(optional) : sayPool(place.name, requests);
    found.set(key, { key, label, hint, secret, optional });
  }
  return [...found.values()];
}

const sayVariable = (optional: boolean) =>
  optional ? "Left empty, its header is left out." : "It is needed.";

function sayPool(pool: string, requests: readonly ScenarioRequest[]): string {
  const sources = requests.filter(({ save = {} }) => Object.hasOwn(save, pool));
  const names = [...new Set(sources.map(({ name }) => `“${name}”`))].join(" or ");
  return names === "" ? "Any value." : `Any value; ${names} gives one.`;
}

/**
 * The request with values in its placeholders' places.
 * @param unique what stands for `{unique}`
 */
export function fill(typed: Typed, values: PlaceholderValues, unique: string): PlannedRequest {
  const variables = [...values].flatMap(([key, value]) =>
    key.startsWith("$") ? [[key.slice(1), String(value)] as const] : [],
  );
  return plannedFrom(requestOf(typed), {
    values,
    unique,
    variables: Object.fromEntries(variables),
  });
}

/** A body is laid out anew only where something is filled in. */
function requestOf({ method, path, headers, body }: Typed): ScenarioRequest {
  const request = { name: "", method, path, headers: recordOf(headers) };
  if (!takesBody(method) || body === "") return request;
  return { ...request, body: placesIn(body).length === 0 ? body : (jsonOf(body) ?? body) };
}

/** Lines of one name are one header, as RFC 9110, section 5.2, joins them. */
function recordOf(text: string): Record<string, string> {
  const record: Record<string, string> = {};
  for (const [name, value] of parseHeaders(text).headers) {
    const before = record[name];
    record[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return record;
}

/** Only what holds texts to fill; a number or a text alone is sent as it was typed. */
function jsonOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
