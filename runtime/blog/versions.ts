/** A post never changes, so that what tells its creation from others tells its version. */
export const etagOf = (version: string): string => `"${version}"`;

/**
 * What `If-Match` allows, by the version that there is; undefined where the header is not there. A weak
 * tag counts as its strong one: a CDN that compresses makes one of the other.
 */
export function parseIfMatch(
  header: string | undefined,
): ((version: string | undefined) => boolean) | undefined {
  if (header === undefined) return undefined;
  if (header.trim() === "*") return () => true;
  const tags = header.split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  return (version) => version !== undefined && tags.includes(etagOf(version));
}
