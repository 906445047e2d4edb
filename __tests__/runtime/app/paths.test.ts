import fc from "fast-check";
import { encodePath, readTarget } from "../../../runtime/app/paths";

describe("readTarget reads a path as API Gateway does", () => {
  test.each([
    ["/blog", "/blog"],
    ["/blog/a?limit=1&x=%20", "/blog/a?limit=1&x=%20"],
    ["/blog/%61", "/blog/a"],
    ["/blog/%2561", "/blog/a"],
    ["/blog/a%2Fb", "/blog/a/b"],
    ["/blog/a%3Fb", "/blog/a"],
    ["/blog/a%20b", "/blog/a%20b"],
    ["/blog/%25252e", "/blog/%252e"],
  ])("%s as %s", (sent, read) => {
    expect(readTarget(sent)).toBe(read);
  });

  test.each(["/blog/%", "/blog/%ff", "/blog/%25done", "http://", "http:///blog", "http://?a=b"])(
    "%s as nothing",
    (sent) => {
      expect(readTarget(sent)).toBeUndefined();
    },
  );
});

test("what encodePath made is decoded back to the same segments", () => {
  const segment = fc.string({ unit: "grapheme-composite" }).filter((text) => !text.includes("/"));
  fc.assert(
    fc.property(fc.array(segment), (segments) => {
      const decoded = encodePath(segments.join("/")).split("/").map(decodeURIComponent);
      expect(decoded.join("/")).toBe(segments.join("/"));
    }),
  );
});
