/**
 * API Gateway hands over a path decoded twice, a load balancer one that is as the client sent it.
 * Where an app wants both doors alike, a container reads its path as API Gateway does, and both are
 * percent-encoded again, so that a framework's own decoding is undone exactly. How API Gateway
 * decodes was captured from live ones: decode, cut at `?`, decode again.
 */

/** What may stand in a path's segment as it is: RFC 3986, section 3.3. */
const plain = /%(3A|40|24|26|2B|2C|3B|3D)/g;

/** What is the same decoded and encoded: most paths are. */
const same = /^[\w/.~!*'()@:$&+,;=-]*$/;

/** A decoded path as a URL's. */
export function encodePath(decoded: string): string {
  if (same.test(decoded)) return decoded;
  return decoded.split("/").map(encodeURIComponent).join("/").replace(plain, decodeURIComponent);
}

/** An absolute target without a host, which who gets it must refuse: RFC 9110, section 4.2.1. */
const hostless = /^[a-z][a-z0-9+.-]*:\/\/(?:[/?#]|$)/i;
export const hasNoHost = (target: string): boolean => hostless.test(target);

/** A request target as a client sent it, as API Gateway would read it; undefined where it cannot. */
export function readTarget(target: string): string | undefined {
  // Most begin with the path, and are looked at no further.
  if (!target.startsWith("/") && hasNoHost(target)) return;
  const query = target.indexOf("?");
  const path = query < 0 ? target : target.slice(0, query);
  if (same.test(path)) return target;
  const decoded = decodePath(path);
  if (decoded === undefined) return;
  return encodePath(decoded) + (query < 0 ? "" : target.slice(query));
}

/**
 * A path without its query, decoded as API Gateway does it; undefined where it cannot be. Row 4 of
 * docs/gateway.md.
 */
export function decodePath(path: string): string | undefined {
  if (same.test(path)) return path;
  try {
    const once = decodeURIComponent(path).split("?", 1)[0] ?? "";
    return decodeURIComponent(once);
  } catch {
    return undefined;
  }
}
