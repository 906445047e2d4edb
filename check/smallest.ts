import type { PlannedRequest } from "../compare/load/request";
import { isObject } from "../compare/load/shape";

/** So many requests may be tried. */
const MOST = 40;

/**
 * The smallest request that still shows it: without each header, part of the query and field of a JSON
 * body that it does not need.
 *
 * @param shows sends a request, and says whether it shows it
 */
export async function smallest(
  request: PlannedRequest,
  shows: (request: PlannedRequest) => Promise<boolean>,
): Promise<PlannedRequest> {
  let best = request;
  let tried = 0;
  for (let next = smaller(best); next.length > 0 && tried < MOST; ) {
    const [candidate, ...others] = next;
    if (candidate === undefined) break;
    tried += 1;
    const still = await shows(candidate);
    if (still) best = candidate;
    next = still ? smaller(best) : others;
  }
  return best;
}

/** The request with one thing less, in each way. */
function smaller(request: PlannedRequest): PlannedRequest[] {
  const headers = Object.keys(request.headers).map((name) => {
    const { [name]: _gone, ...rest } = request.headers;
    return { ...request, headers: rest };
  });
  const [path = "", query] = request.path.split("?");
  const pairs = query?.split("&") ?? [];
  const queries = pairs.map((_, at) => {
    const rest = pairs.filter((_one, index) => index !== at).join("&");
    return { ...request, path: rest === "" ? path : `${path}?${rest}` };
  });
  return [...headers, ...queries, ...bodies(request)];
}

function bodies(request: PlannedRequest): PlannedRequest[] {
  if (request.body === undefined) return [];
  const json = parsed(request.body);
  if (!isObject(json)) return [];
  return Object.keys(json).map((name) => {
    const { [name]: _gone, ...rest } = json;
    return { ...request, body: JSON.stringify(rest) };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
