import * as v from "valibot";
import { HttpError } from "./errors";

export interface Post {
  readonly id: string;
  readonly title: string;
  readonly contents: string;
  readonly author: string;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly createdAt: string;
}

/** A post as a client sends it. */
export interface NewPost {
  readonly id?: string | undefined;
  readonly title: string;
  readonly contents: string;
  readonly author: string;
}

const idPattern = /^[A-Za-z0-9_-]{1,128}$/;
const idRule = "id must be 1 to 128 of the characters A-Z, a-z, 0-9, _ and -";

/**
 * Text of at most `maxBytes` in UTF-8 that is the same after every hop: no lone surrogate, which
 * UTF-8 cannot carry; no U+FFFD, which stands where invalid bytes were; no control characters.
 */
function text(field: string, maxBytes: number, control: RegExp) {
  const message = `${field} must be text of 1 to ${maxBytes} bytes without control characters`;
  return v.pipe(
    v.string(message),
    v.check((value) => value.trim() !== "", message),
    v.maxBytes(maxBytes, message),
    v.check((value) => isWellFormed(value) && !value.includes("\uFFFD"), message),
    v.check((value) => !control.test(value), message),
  );
}

const loneSurrogate = /\p{Surrogate}/u;
const isWellFormed = (value: string) => !loneSurrogate.test(value);
const anyControl = /\p{Cc}/u;
const controlButLineBreaksAndTabs = /(?![\t\n\r])\p{Cc}/u;

const newPost = v.object({
  id: v.optional(v.pipe(v.string(idRule), v.regex(idPattern, idRule))),
  title: text("title", 300, anyControl),
  contents: text("contents", 65_536, controlButLineBreaksAndTabs),
  author: text("author", 200, anyControl),
});
const fields = Object.keys(newPost.entries);

/** Checks what a client sent as a post. Throws `HttpError` 400 and nothing else. */
export function parseNewPost(input: unknown): NewPost {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    throw new HttpError(400, "The body must be a JSON object");
  }
  // Before the schema looks at it: own keys only, so that `__proto__` is a key like any other.
  if (!Object.keys(input).every((key) => fields.includes(key))) {
    throw new HttpError(400, `A post has the fields ${fields.join(", ")} and no others`);
  }
  const result = v.safeParse(newPost, input, { abortEarly: true });
  if (!result.success) throw new HttpError(400, result.issues[0].message);
  return result.output;
}

/** Checks an id from a path. Throws `HttpError` 400. */
export function parseId(id: unknown): string {
  if (typeof id !== "string" || !idPattern.test(id)) throw new HttpError(400, idRule);
  return id;
}

/** The title in ASCII letters, digits and hyphens (or `post`) and a random suffix, as an id. */
export function makeId(title: string, suffix: string): string {
  const slug = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  return `${slug || "post"}-${suffix}`;
}

/**
 * The id of what a key makes where its client names none. Of the key alone: its post is looked for under
 * this id, so that the key leads to the one post whatever is sent with it.
 *
 * @param key as `parseIdempotencyKey` gives it
 */
export const idOfKey = (key: string): string => `post-${key.slice(0, 32)}`;
