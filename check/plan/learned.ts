import { jsonOf } from "../../compare/load/saved";
import type { Answer } from "../client";

/**
 * What was made by the requests so far: by the path that it was made at, its id. So a route without a
 * scenario can ask for what is there.
 */
export class Learned {
  private readonly ids = new Map<string, string>();

  /** Reads the id out of the answer to what made something: its body's, else its Location's. */
  learn(method: string, path: string, { status, body, header }: Answer): void {
    if (method !== "POST" || status < 200 || status > 399) return;
    const id = idIn(jsonOf(body)) ?? header("location")?.split(/[?#]/)[0]?.split("/").at(-1);
    if (id) this.ids.set(collectionOf(path), id);
  }

  /** An id for a path: of what was made there. @default 1 */
  idFor(template: string): string {
    return this.ids.get(collectionOf(template)) ?? "1";
  }
}

/** What stands before the first value: `/orders` of `/orders/:id/lines`. */
const collectionOf = (path: string) =>
  (path.split("?")[0] ?? "").replace(/\/[:{*].*$/, "").replace(/\/$/, "");

function idIn(json: unknown): string | undefined {
  const { id, _id, uuid, key, ...others } = Object(json) as Record<string, unknown>;
  const found = [id, _id, uuid, key].find((one) => ["string", "number"].includes(typeof one));
  if (found !== undefined) return String(found);
  const inner = Object.values(others).filter((one) => typeof one === "object" && one !== null);
  return inner.length === 1 && !Array.isArray(inner[0]) ? idIn(inner[0]) : undefined;
}
