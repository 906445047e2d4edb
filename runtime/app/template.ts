import type { ScenarioRequest } from "./scenario";

/** What is kept in a pool: a value of an answer. */
export type Value = string | number | boolean;

/** A place in a text of a scenario where a value is put in. */
export type Place =
  | { readonly kind: "pool"; readonly name: string; readonly takes: boolean }
  | { readonly kind: "unique" }
  | { readonly kind: "variable"; readonly name: string };

const places = /\$\{(\w+)\}|\{(\w+)(!?)\}/g;

function placeOf([, variable, pool = "", mark]: RegExpMatchArray): Place {
  if (variable !== undefined) return { kind: "variable", name: variable };
  if (pool === "unique" && mark === "") return { kind: "unique" };
  return { kind: "pool", name: pool, takes: mark === "!" };
}

/** All places of a text, in its order. */
export const placesIn = (text: string): Place[] => [...text.matchAll(places)].map(placeOf);

/**
 * The text with a value in each of its places.
 *
 * @param value also told how the place is written
 */
export const filled = (text: string, value: (place: Place, written: string) => string): string =>
  text.replace(places, (...match) =>
    value(placeOf(match as unknown as RegExpMatchArray), match[0] as string),
  );

/** JSON with its texts filled; a text that is one place alone becomes the value with its type. */
export function filledJson(json: unknown, value: (place: Place) => Value): unknown {
  if (typeof json === "string") {
    const [only] = placesIn(json);
    if (only && json.replace(places, "") === "" && placesIn(json).length === 1) return value(only);
    return filled(json, (place) => String(value(place)));
  }
  if (Array.isArray(json)) return json.map((each) => filledJson(each, value));
  if (typeof json !== "object" || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).map(([key, each]) => [key, filledJson(each, value)]),
  );
}

/** Where in a request a place stands: in a header it may be left out, elsewhere not. */
export function placesOf(
  request: ScenarioRequest,
): readonly { readonly where: "path" | "header" | "body"; readonly place: Place }[] {
  const { path, headers = {}, body } = request;
  const of = (where: "path" | "header" | "body", text: string) =>
    placesIn(text).map((place) => ({ where, place }));
  return [
    ...of("path", path),
    ...Object.values(headers).flatMap((value) => of("header", value)),
    ...textsIn(body).flatMap((text) => of("body", text)),
  ];
}

function textsIn(json: unknown): string[] {
  if (typeof json === "string") return [json];
  if (typeof json !== "object" || json === null) return [];
  return Object.values(json).flatMap(textsIn);
}

/** The pools that a request needs a value of, each once, and whether it takes it out. */
export function poolsOf(
  request: ScenarioRequest,
): ReadonlyMap<string, { readonly takes: boolean }> {
  const found = new Map<string, { takes: boolean }>();
  for (const { place } of placesOf(request)) {
    if (place.kind !== "pool") continue;
    found.set(place.name, { takes: place.takes || (found.get(place.name)?.takes ?? false) });
  }
  return found;
}
