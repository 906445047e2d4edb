import type { ScenarioRequest } from "../../runtime/app/scenario";
import type { PlannedRequest } from "./request";
import { filled, filledJson, type Place, placesIn, type Value } from "./template";

/** The environment's, by name; an empty one is as good as none. */
export type Variables = Readonly<Record<string, string | undefined>>;

export interface Values {
  /** By pool. */
  readonly values: ReadonlyMap<string, Value>;
  readonly unique: string;
  readonly variables: Variables;
}

/** A request of a scenario with its values in their places: pure. */
export function plannedFrom(request: ScenarioRequest, given: Values): PlannedRequest {
  const { name, method = "GET", path, body, expect } = request;
  const value = (place: Place): Value => valueIn(place, given);
  const headers = headersOf(request, given);
  const json = body !== undefined && typeof body !== "string";
  const typed = Object.keys(headers).some((each) => each.toLowerCase() === "content-type");
  return {
    route: name,
    method,
    path: filled(path, (place) => inPath(value(place))),
    headers: json && !typed ? { ...headers, "content-type": "application/json" } : headers,
    body: json
      ? JSON.stringify(filledJson(body, value))
      : body && filled(body, (place) => String(value(place))),
    expect,
  };
}

/** A value that is a path itself, as a saved `Location` is, stands as it is: `/{created}`. */
const inPath = (value: Value): string => {
  const text = String(value);
  return text.startsWith("/") ? text.slice(1) : encodeURIComponent(text);
};

/** Those whose variables are set. */
function headersOf({ headers = {} }: ScenarioRequest, given: Values): Record<string, string> {
  const set = Object.entries(headers).filter(([, text]) =>
    placesIn(text).every(
      (place) => place.kind !== "variable" || isSet(given.variables, place.name),
    ),
  );
  return Object.fromEntries(
    set.map(([name, text]) => [name, filled(text, (place) => String(valueIn(place, given)))]),
  );
}

export const isSet = (variables: Variables, name: string): boolean => Boolean(variables[name]);

function valueIn(place: Place, { values, unique, variables }: Values): Value {
  if (place.kind === "unique") return unique;
  if (place.kind === "variable") return variables[place.name] ?? "";
  return values.get(place.name) ?? "";
}
