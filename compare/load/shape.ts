import type { Answer } from "./client";
import { jsonOf } from "./saved";

/**
 * Where two answers first differ in status or shape: of JSON its keys and types (arrays by their first
 * element; an empty one is like any other), of anything else the content type. Undefined where they
 * are alike.
 *
 * @returns what each of them has, in words: `answers 404`, `has no body.items`
 */
export function firstDifference(a: Answer, b: Answer): readonly [string, string] | undefined {
  if (a.status !== b.status) return [`answers ${a.status}`, `answers ${b.status}`];
  const [left, right] = [contentOf(a), contentOf(b)];
  if (left.type !== right.type) return [`sends ${left.type}`, `sends ${right.type}`];
  if (left.json === undefined && right.json === undefined) return undefined;
  return between(left.json, right.json, "body");
}

/** The media type without its parameters. */
export function contentOf({ header, body }: Answer): { type: string; json: unknown } {
  if (body.byteLength === 0) return { type: "no body", json: undefined };
  const type = header("content-type")?.split(";")[0]?.trim().toLowerCase() || "no content type";
  return { type, json: /[/+]json$/.test(type) ? jsonOf(body) : undefined };
}

function between(a: unknown, b: unknown, path: string): readonly [string, string] | undefined {
  if (typeOf(a) !== typeOf(b)) {
    return [`has ${path} as ${typeOf(a)}`, `has ${path} as ${typeOf(b)}`];
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length > 0 && b.length > 0 ? between(a[0], b[0], `${path}.0`) : undefined;
  }
  if (!isObject(a) || !isObject(b)) return undefined;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const inside = `${path}.${key}`;
    if (!Object.hasOwn(b, key)) return [`has ${inside}`, `has no ${inside}`];
    if (!Object.hasOwn(a, key)) return [`has no ${inside}`, `has ${inside}`];
    const found = between(a[key], b[key], inside);
    if (found) return found;
  }
  return undefined;
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export function typeOf(value: unknown): string {
  if (value === null) return "null";
  if (value === undefined) return "what is no JSON";
  return Array.isArray(value)
    ? "an array"
    : `${value instanceof Object ? "an" : "a"} ${typeof value}`;
}
