import fc from "fast-check";
import { constant, FIXTURE, latin1, MARK, often, oneOf, repeated } from "./draw";

/** Methods that there are, and words that are none. */
export const method = fc.oneof(
  often(10, oneOf("GET", "POST", "DELETE")),
  often(4, oneOf("HEAD", "OPTIONS", "PUT", "PATCH")),
  often(1, oneOf("TRACE", "PURGE", "get", "Post", "PROPFIND", "QUERY", "M-SEARCH", MARK, "")),
);

const segment = fc.oneof(
  often(6, constant(FIXTURE)),
  often(4, oneOf("nobody", MARK, "a.b", "..", ".", "~", "a b", "a%20b", "é", "")),
  often(
    2,
    oneOf(
      "%",
      "%f",
      "%ff",
      "%00",
      "%0a",
      "%2e%2e",
      "%2F",
      "%5C",
      "%3F",
      "%23",
      "%25",
      "%2561",
      "%253F",
      "%C3%A9",
      "%ED%A0%80",
      "%3Cscript%3E",
    ),
  ),
  often(1, repeated("i", 400)),
  often(1, latin1(12)),
);
const path = fc.oneof(
  often(6, constant("/blog")),
  often(
    8,
    segment.map((id) => `/blog/${id}`),
  ),
  often(
    2,
    fc.tuple(segment, segment).map((two) => `/blog/${two.join("/")}`),
  ),
  often(
    2,
    oneOf(
      "/",
      "//",
      "/blog/",
      "//blog",
      "/BLOG",
      "/./blog",
      "/x/../blog",
      "/blog;a=b",
      "*",
      "blog",
      "",
      "/\\",
      "/blog\\x",
    ),
  ),
  often(
    1,
    segment.map((one) => `/${one}`),
  ),
);
const parameter = fc.oneof(
  oneOf(
    "limit=1",
    "limit=100",
    "limit=0",
    "limit=101",
    "limit=-1",
    "limit=1e1",
    "limit=%31",
    "limit=",
    "limit",
  ),
  oneOf(
    "cursor=",
    `cursor=${MARK}`,
    "cursor=MjAyNi0wMS0wMVQwMDowMDowMC4wMDBaI2E",
    "limit=1&limit=2",
    "cursor=a&cursor=b",
  ),
  oneOf(
    "x=%",
    "x=%ff",
    "__proto__=1",
    "constructor=1",
    "limit[]=1",
    "limit[a]=1",
    "a=b=c",
    "&&",
    "=",
    "+",
    "%00",
    "?",
    "%26limit=1",
  ),
  latin1(8).map((text) => `x=${text}`),
);
const query = fc.oneof(
  often(6, constant("")),
  often(
    6,
    fc.array(parameter, { minLength: 1, maxLength: 3 }).map((all) => `?${all.join("&")}`),
  ),
  often(
    1,
    repeated("y", 3_000).map((text) => `?x=${text}`),
  ),
  often(1, oneOf("#", "#fragment", "?limit=1#fragment", "#?limit=1")),
);
const origin = oneOf(
  "http://127.0.0.1",
  "http://other.example",
  "https://u:p@other.example:1",
  "http:/",
  "//other.example",
);
/** Paths and queries, of the app and of none. */
export const target = fc.oneof(
  often(
    20,
    fc.tuple(path, query).map((both) => both.join("")),
  ),
  often(
    1,
    fc.tuple(origin, path).map((both) => both.join("")),
  ),
);
