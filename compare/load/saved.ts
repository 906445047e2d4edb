import type { Value } from "../../runtime/app/template";
import type { Answer } from "./client";

/**
 * The value of an answer that a scenario's `save` names: `body.items.0.id` or `header.location`.
 * A `Location` becomes an absolute path, as it may be relative to the request's.
 *
 * @param path of the request
 * @returns undefined where the answer has no such value
 */
export function savedFrom(answer: Answer, source: string, path: string): Value | undefined {
  const [from, ...keys] = source.split(".");
  if (from === "header") {
    const name = keys.join(".").toLowerCase();
    const value = answer.header(name);
    if (value === undefined || name !== "location") return value;
    const base = `http://target${path}`;
    return URL.canParse(value, base) ? new URL(value, base).pathname : value;
  }
  let found: unknown = jsonOf(answer.body);
  for (const key of keys) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[key];
  }
  return isValue(found) ? found : undefined;
}

/** The body as JSON; undefined where it is none. */
export function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

const isValue = (value: unknown): value is Value =>
  ["string", "number", "boolean"].includes(typeof value);
