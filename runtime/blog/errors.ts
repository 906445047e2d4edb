/**
 * An answer that is not a success. `message` is shown to the client as it is, so it never repeats
 * the input and never tells how the inside looks.
 */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = "HttpError";
  }
}

/** 503: the database is slow, throttling or away. The client may try again. */
export class Unavailable extends HttpError {
  constructor(cause: unknown) {
    super(503, "Service Unavailable", { "retry-after": "1" });
    this.cause = cause;
  }
}

/** What the body parser's errors mean to a client; all else that it throws is a plain 400. */
const parserErrors: Readonly<Record<string, HttpError>> = {
  "entity.too.large": new HttpError(413, "Request Entity Too Large"),
  "encoding.unsupported": new HttpError(415, "Unsupported Media Type"),
};

/** Any thrown value as an answer. What is not one of ours is a bug: 500, and the log has it. */
export function toHttpError(thrown: unknown): HttpError {
  if (thrown instanceof HttpError) return thrown;
  const { type, status } = Object(thrown) as { type?: unknown; status?: unknown };
  const known = typeof type === "string" ? parserErrors[type] : undefined;
  if (known) return known;
  // Express and its parser mark what the client got wrong: a path that cannot be decoded, say.
  if (typeof status === "number" && status >= 400 && status < 500) {
    return new HttpError(400, "Bad Request");
  }
  return new HttpError(500, "Internal Server Error");
}
