import type { ScenarioRequest } from "./scenario";

type Variables = Readonly<Record<string, string | undefined>>;

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** `${NAME}` in a text by the environment's value; undefined where one is not set. */
export function fillVariables(text: string, env: Variables): string | undefined {
  let missing = false;
  const filled = text.replace(/\$\{(\w+)\}/g, (_all, name: string) => {
    missing ||= !env[name];
    return env[name] ?? "";
  });
  return missing ? undefined : filled;
}

/** A request with its body as text: a header whose variable is not set is left out. */
export function toWire(request: ScenarioRequest, env: Variables): WireRequest {
  const { method = "GET", path, body } = request;
  const text = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const isJson = body !== undefined && typeof body !== "string";
  const headers = Object.entries(request.headers ?? {}).flatMap(([name, value]) => {
    const filled = fillVariables(value, env);
    return filled === undefined ? [] : [[name, filled] as const];
  });
  return {
    method,
    path,
    headers: {
      ...(isJson && { "content-type": "application/json" }),
      ...Object.fromEntries(headers),
    },
    body: text,
  };
}
