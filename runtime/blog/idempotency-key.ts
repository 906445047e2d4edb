import { createHash, randomUUID } from "node:crypto";
import { HttpError } from "./errors";

/** Bare, or in quotes as the IETF's draft writes it. Without the comma that joins headers sent twice. */
const PATTERN = /^(?:"([\w.~:+/=-]{1,128})"|([\w.~:+/=-]{1,128}))$/;

/**
 * The SHA-256 of a request's `Idempotency-Key`, in hexadecimal: it is kept with the post and shown as its
 * version, and nobody can make the key of it. Undefined where there is none. Throws `HttpError` 400.
 * https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export function parseIdempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  const [, quoted, bare] = PATTERN.exec(String(header)) ?? [];
  const key = quoted ?? bare;
  if (key === undefined) {
    throw new HttpError(
      400,
      "Idempotency-Key must be 1 to 128 of the characters A-Z, a-z, 0-9 and . _ ~ : + / = -",
    );
  }
  return createHash("sha256").update(key).digest("hex");
}

/** What tells a create from all others, where its client says nothing of it. */
export const newToken = (): string => randomUUID();
