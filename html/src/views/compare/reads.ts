import type { Scenario, ScenarioRequest } from "../../../../runtime/app/scenario";
import { placesOf, poolsOf } from "../../../../runtime/app/template";

/**
 * What of an app's scenario a page may send as a load: reads alone, so that it needs no key and leaves
 * nothing behind. Of these, those whose values other such reads give. Where there is none, the root.
 */
export function readsOf(requests: readonly ScenarioRequest[]): Scenario {
  const open = requests.filter(isPlainRead);
  const found = new Set<ScenarioRequest>();
  const filled = new Set<string>();
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const request of open) {
      if (![...poolsOf(request).keys()].every((pool) => filled.has(pool))) continue;
      found.add(request);
      for (const pool of Object.keys(request.save ?? {})) filled.add(pool);
    }
  }
  return { requests: found.size > 0 ? [...found] : [{ name: "root", path: "/" }] };
}

/** A read that takes nothing from a pool, and for which no variable of the environment is needed. */
const isPlainRead = (request: ScenarioRequest): boolean =>
  (request.method ?? "GET") === "GET" &&
  request.body === undefined &&
  placesOf(request).every(({ place }) => place.kind === "pool" && !place.takes);
