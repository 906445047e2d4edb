import type { ScenarioRequest } from "./scenario";
import { filled, placesIn } from "./template";

/** The environment's, by name; an empty one is as good as none. */
export type Variables = Readonly<Record<string, string | undefined>>;

export const isSet = (variables: Variables, name: string): boolean => Boolean(variables[name]);

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What is put into a request's places, by where they stand. */
export interface Filling {
  readonly path: (text: string) => string;
  readonly header: (text: string) => string;
  readonly text: (text: string) => string;
  readonly json: (json: unknown) => unknown;
  readonly variables: Variables;
}

/** A request with its body as text: a header whose variable is not set is left out. Pure. */
export function toWire(request: ScenarioRequest, filling: Filling): WireRequest {
  const { method = "GET", path, body } = request;
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {})
      .filter(([, text]) => hasAll(text, filling.variables))
      .map(([name, text]) => [name, filling.header(text)]),
  );
  const json = body !== undefined && typeof body !== "string";
  const typed = Object.keys(headers).some((each) => each.toLowerCase() === "content-type");
  return {
    method,
    path: filling.path(path),
    headers: json && !typed ? { ...headers, "content-type": "application/json" } : headers,
    body: json ? JSON.stringify(filling.json(body)) : body && filling.text(body),
  };
}

const hasAll = (text: string, variables: Variables): boolean =>
  placesIn(text).every((place) => place.kind !== "variable" || isSet(variables, place.name));

/** Variables in headers alone: all else of a request is sent as it is written. */
export function fromEnvironment(variables: Variables): Filling {
  const same = <T>(value: T): T => value;
  return {
    path: same,
    text: same,
    json: same,
    header: (text) =>
      filled(text, (place, written) =>
        place.kind === "variable" ? (variables[place.name] ?? "") : written,
      ),
    variables,
  };
}
