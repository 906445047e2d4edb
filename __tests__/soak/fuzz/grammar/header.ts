import fc from "fast-check";
import type { Header } from "../wire-request";
import { latin1, MARK, often, oneOf, repeated } from "./draw";

const value = fc.oneof(
  oneOf(
    "",
    " ",
    "*",
    "null",
    "0",
    "-1",
    "1e400",
    "true",
    MARK,
    `"${MARK}"`,
    "a,b",
    "a;b=c",
    "utf-8",
    "gzip",
    "identity",
    "bytes=0-1",
    "100-continue",
  ),
  latin1(16),
  repeated("v", 600),
);
const known = oneOf(
  ...[
    "accept",
    "accept-encoding",
    "authorization",
    "cookie",
    "content-encoding",
    "content-language",
  ],
  ...[
    "expect",
    "forwarded",
    "if-match",
    "if-none-match",
    "if-modified-since",
    "range",
    "referer",
    "te",
  ],
  ...[
    "idempotency-key",
    "x-forwarded-for",
    "x-forwarded-proto",
    "x-amzn-trace-id",
    "x-http-method-override",
  ],
  ...[
    "x-backend",
    "connection",
    "upgrade",
    "host",
    "origin",
    "transfer-encoding",
    "content-length",
  ],
  ...[
    "access-control-request-method",
    "access-control-request-headers",
    "content-type",
    "__proto__",
  ],
);
export const contentType = oneOf(
  ...[
    "application/json",
    "application/json",
    "application/json",
    "application/json; charset=utf-8",
  ],
  ...["application/json;charset=latin1", "application/jsonp", "text/plain", "APPLICATION/JSON", ""],
  ...[
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json, text/html",
  ],
);
/** One header, or a few that go together. */
export const header: fc.Arbitrary<readonly Header[]> = fc.oneof(
  often(
    8,
    contentType.map((type) => [["content-type", type] as const]),
  ),
  often(
    4,
    fc.tuple(known, value).map((one): readonly Header[] => [one]),
  ),
  often(
    2,
    fc
      .tuple(oneOf("x-a", "X-A", "x_a", "x.a", "x a", "", "x-é", "x:a"), value)
      .map((one): readonly Header[] => [one]),
  ),
  often(
    2,
    fc
      .tuple(oneOf("", "null", "http://a.example", MARK), oneOf("", "POST", "post", "*", MARK))
      .map(([from, wanted]): readonly Header[] => [
        ["origin", from],
        ["access-control-request-method", wanted],
      ]),
  ),
  often(
    1,
    fc
      .integer({ min: 1, max: 60 })
      .map((count) => Array.from({ length: count }, (_, number): Header => [`x-${number}`, "v"])),
  ),
  often(
    1,
    fc
      .tuple(oneOf("authorization", "content-type", "host", "cookie", "if-match"), value, value)
      .map(([name, one, other]): readonly Header[] => [
        [name, one],
        [name, other],
      ]),
  ),
);
