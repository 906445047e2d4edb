import { toWire, type Variables } from "../../runtime/app/fill";
import type { ScenarioRequest } from "../../runtime/app/scenario";
import { filled, filledJson, type Place, type Value } from "../../runtime/app/template";
import type { PlannedRequest } from "./request";

export interface Values {
  /** By pool. */
  readonly values: ReadonlyMap<string, Value>;
  readonly unique: string;
  readonly variables: Variables;
}

/** A request of a scenario with its values in their places: pure. */
export function plannedFrom(request: ScenarioRequest, given: Values): PlannedRequest {
  const value = (place: Place): Value => valueIn(place, given);
  const text = (of: string): string => filled(of, (place) => String(value(place)));
  const wire = toWire(request, {
    path: (path) => filled(path, (place) => inPath(value(place))),
    header: text,
    text,
    json: (json) => filledJson(json, value),
    variables: given.variables,
  });
  return { route: request.name, ...wire, expect: request.expect };
}

/** A value that is a path itself, as a saved `Location` is, stands as it is: `/{created}`. */
const inPath = (value: Value): string => {
  const text = String(value);
  return text.startsWith("/") ? text.slice(1) : encodeURIComponent(text);
};

function valueIn(place: Place, { values, unique, variables }: Values): Value {
  if (place.kind === "unique") return unique;
  if (place.kind === "variable") return variables[place.name] ?? "";
  return values.get(place.name) ?? "";
}
