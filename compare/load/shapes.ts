import type { Answer } from "./client";
import { contentOf, isObject, typeOf } from "./shape";

/** What the answer to each request looked like before the load. */
export interface Shapes {
  /** The first one counts. @param route the request's name */
  learn(route: string, answer: Answer): void;
  /**
   * Whether an answer may be the same app's: the same media type, and JSON of the same kind that has a
   * key in common. No more, as fields come and go in an app that works.
   */
  fits(route: string, answer: Answer): boolean;
}

export function shapesOf(): Shapes {
  const known = new Map<string, ReturnType<typeof contentOf>>();
  return {
    learn(route, answer) {
      if (!known.has(route)) known.set(route, contentOf(answer));
    },
    fits(route, answer) {
      const first = known.get(route);
      if (first === undefined) return true;
      const found = contentOf(answer);
      return first.type === found.type && kin(first.json, found.json);
    },
  };
}

function kin(first: unknown, found: unknown): boolean {
  if (typeOf(first) !== typeOf(found)) return false;
  if (!isObject(first) || !isObject(found)) return true;
  const keys = Object.keys(first);
  return keys.length === 0 || keys.some((key) => Object.hasOwn(found, key));
}
