import { HttpError } from "./errors";

/** `createdAt` + "#" + `id`: the feed's sort key. */
const feedKeyPattern = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z#[A-Za-z0-9_-]{1,128}$/;

/** The feed key of the last post on a page, as text that is safe in a URL. */
export function encodeCursor(feedKey: string): string {
  return Buffer.from(feedKey).toString("base64url");
}

/** The feed key that a cursor stands for. Throws `HttpError` 400 for what `encodeCursor` did not make. */
export function decodeCursor(cursor: string): string {
  const feedKey = Buffer.from(cursor, "base64url").toString();
  if (!feedKeyPattern.test(feedKey) || encodeCursor(feedKey) !== cursor) {
    throw new HttpError(400, "cursor must come from the Link header of an earlier page");
  }
  return feedKey;
}
