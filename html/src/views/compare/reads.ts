import type { PlannedRequest } from "../../../../compare/load/mix";
import { integer, type Random } from "../../../../compare/stats/random";

const list: PlannedRequest = { route: "listPosts", id: "", method: "GET", path: "/blog" };

/** One list to three posts, as in the command's mix. */
const LISTS = 0.25;

/**
 * The next request of a load that only reads, so that a comparison from the page needs no key and
 * leaves nothing behind. Without posts it lists alone.
 */
export function nextRead(random: Random, ids: readonly string[]): PlannedRequest {
  const id = ids[integer(random, ids.length)];
  if (id === undefined || random() < LISTS) return list;
  return { route: "getPost", id, method: "GET", path: `/blog/${encodeURIComponent(id)}` };
}
