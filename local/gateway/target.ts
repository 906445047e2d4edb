import { decodePath, hasNoHost } from "../../runtime/app/paths";

/** The two halves of a request target. */
export interface Target {
  /** Decoded as API Gateway does it: decoded, cut at `?`, decoded again. Row 4. */
  readonly path: string;
  /** As sent, without `?`; empty where there is none. Row 6. */
  readonly query: string;
}

/** An absolute target, `GET http://host/path`, which a server must take: RFC 9112, section 3.2.2. */
const ORIGIN = /^[a-z][a-z0-9+.-]*:\/\/[^/?]*/i;

/**
 * Takes a request target apart.
 *
 * @param target as it stands in the request line
 * @returns undefined where the path cannot be decoded, which is a 400: `/%`, `/%ff`, `/%25done`; and where
 *   an absolute one has no host: `http://`
 */
export function parseTarget(target: string): Target | undefined {
  if (hasNoHost(target)) return undefined;
  const local = target.replace(ORIGIN, "").replace(/^(?=\?|$)/, "/");
  const [, rawPath = "", query = ""] = /^([^?]*)\??(.*)$/s.exec(local) ?? [];
  const path = decodePath(rawPath);
  return path === undefined ? undefined : { path, query };
}
