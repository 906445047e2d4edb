/**
 * API Gateway hands over a path decoded twice, a load balancer one that is as the client sent it.
 * So that a request means the same at both doors, each entrypoint brings its path to one form: what
 * API Gateway makes of it, percent-encoded again, so that Express's own decoding is undone exactly.
 * How API Gateway decodes was captured from live ones: decode, cut at `?`, decode again.
 */

/** A decoded path as a URL's. */
export function encodePath(decoded: string): string {
  return decoded.split("/").map(encodeURIComponent).join("/");
}

/** A request target as a client sent it, as API Gateway would read it; undefined where it cannot. */
export function readTarget(target: string): string | undefined {
  const query = target.indexOf("?");
  const path = query < 0 ? target : target.slice(0, query);
  try {
    const once = decodeURIComponent(path).split("?", 1)[0] ?? "";
    const encoded = encodePath(decodeURIComponent(once));
    return query < 0 ? encoded : encoded + target.slice(query);
  } catch {
    return undefined;
  }
}
