/**
 * What the page shows, as the part of the address after `#`: `#/posts?backend=containers`. A hash
 * works from disk too, and needs no server that knows the page's views.
 */
export interface Place {
  readonly view: string;
  readonly params: URLSearchParams;
}

/** Reads `location.hash`; what is not a place is the place with no name. */
export function parsePlace(hash: string): Place {
  const match = /^#\/([a-z]*)(?:\?(.*))?$/.exec(hash);
  return { view: match?.[1] ?? "", params: new URLSearchParams(match?.[2]) };
}

/** Writes a place so that `parsePlace` reads it back. */
export function formatPlace(view: string, params: URLSearchParams): string {
  const query = params.toString();
  return `#/${view}${query && `?${query}`}`;
}
