import fc from "fast-check";
import { FIXTURE, latin1, MARK, often, oneOf, repeated } from "./draw";

const utf8 = (text: string) => Buffer.from(text).toString("latin1");
const field = fc.oneof(
  often(8, oneOf("A title", MARK, "a\tb", "<img src=x onerror=alert(1)>", "ü😀", "=1+1")),
  often(
    2,
    oneOf<unknown>(
      "",
      " ",
      "\u0000",
      "\u001b",
      "\uFFFD",
      "\ud800",
      "a\nb",
      7,
      1e300,
      null,
      true,
      [],
      {},
      { S: "x" },
    ),
  ),
  often(1, repeated("t", 400)),
);
const post = fc.record(
  {
    title: field,
    contents: field,
    author: field,
    id: fc.oneof(oneOf<unknown>("fuzz-made", FIXTURE, MARK, "", "a b", 7, null), field),
  },
  { requiredKeys: ["title", "contents", "author"] },
);
/** Bodies, from good posts to bytes that are no JSON. */
export const body = fc.oneof(
  often(
    8,
    post.map((fields) => utf8(JSON.stringify(fields))),
  ),
  often(
    2,
    fc
      .tuple(post, oneOf("__proto__", "constructor", "extra", MARK))
      .map(([fields, key]) =>
        utf8(JSON.stringify(fields).replace("{", `{"${key}":{"polluted":1},`)),
      ),
  ),
  often(
    2,
    oneOf(
      "",
      "{",
      "[]",
      "null",
      '"a"',
      "{} {}",
      "\u00ef\u00bb\u00bf{}",
      `{"${MARK}`,
      "a=b",
      "\u0000",
    ),
  ),
  often(
    1,
    fc.integer({ min: 1, max: 3_000 }).map((deep) => "[".repeat(deep) + "]".repeat(deep)),
  ),
  often(
    1,
    fc
      .integer({ min: 60_000, max: 70_000 })
      .map((size) => JSON.stringify({ title: "t", author: "a", contents: "x".repeat(size) })),
  ),
  often(1, latin1(60)),
);
