import { createHash, timingSafeEqual } from "node:crypto";
import { HttpError } from "./errors";

/**
 * Checks `Authorization: Bearer <key>` against the SHA-256 of the key. Throws `HttpError` 401.
 * Hashes are compared, so that the time taken tells nothing of the key, its length included.
 */
export function checkWriteKey(authorization: string | undefined, sha256: string): void {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? "")?.[1] ?? "";
  const given = createHash("sha256").update(key).digest();
  if (!timingSafeEqual(given, Buffer.from(sha256, "hex"))) {
    throw new HttpError(401, "A valid write key is needed", { "www-authenticate": "Bearer" });
  }
}
