import { decodeCursor, encodeCursor } from "./cursor";
import { HttpError } from "./errors";

export interface PageQuery {
  readonly limit: number;
  /** The feed key of the last post of the page before, if this is not the first. */
  readonly after: string | undefined;
}

const MAX_LIMIT = 100;
const DEFAULT_LIMIT = 20;

/** Reads `?limit=&cursor=`; other parameters are let be. Throws `HttpError` 400. */
export function parsePageQuery(query: Readonly<Record<string, unknown>>): PageQuery {
  const { limit = String(DEFAULT_LIMIT), cursor } = query;
  if (typeof limit !== "string" || !/^[1-9]\d{0,2}$/.test(limit) || Number(limit) > MAX_LIMIT) {
    throw new HttpError(400, `limit must be a whole number from 1 to ${MAX_LIMIT}`);
  }
  if (cursor !== undefined && typeof cursor !== "string") {
    throw new HttpError(400, "cursor may be given once");
  }
  return { limit: Number(limit), after: cursor === undefined ? undefined : decodeCursor(cursor) };
}

/** The `Link` to the page after this one, relative, so that it holds behind any prefix. */
export function nextLink(limit: number, lastFeedKey: string): string {
  return `<?limit=${limit}&cursor=${encodeCursor(lastFeedKey)}>; rel="next"`;
}
