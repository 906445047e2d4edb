import fc from "fast-check";
import { decodeCursor, encodeCursor } from "../../../runtime/blog/cursor";
import { HttpError } from "../../../runtime/blog/errors";
import { nextLink, parsePageQuery } from "../../../runtime/blog/page-query";

const feedKey = fc
  .tuple(
    fc.date({
      min: new Date("1970-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59Z"),
      noInvalidDate: true,
    }),
    fc.stringMatching(/^[A-Za-z0-9_-]{1,128}$/),
  )
  .map(([date, id]) => `${date.toISOString()}#${id}`);

describe("a cursor", () => {
  test("comes back as the feed key that it was made from, and fits in a URL", () => {
    fc.assert(
      fc.property(feedKey, (key) => {
        const cursor = encodeCursor(key);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(decodeCursor(cursor)).toBe(key);
      }),
    );
  });

  test("that was made up is refused with 400 and nothing else", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(() => decodeCursor(text)).toThrow(HttpError);
      }),
    );
  });

  test("with characters that base64 would pass over is refused", () => {
    const cursor = encodeCursor("2026-01-01T00:00:00.000Z#a");
    expect(() => decodeCursor(`${cursor}!`)).toThrow("cursor must come from the Link header");
  });
});

describe("parsePageQuery", () => {
  test("takes 20 posts by default", () => {
    expect(parsePageQuery({})).toEqual({ limit: 20, after: undefined });
  });

  test.each(["1", "99", "100"])("takes limit=%s", (limit) => {
    expect(parsePageQuery({ limit }).limit).toBe(Number(limit));
  });

  test.each(["0", "101", "-1", "1.5", "1e1", "", " 5", "05", "ten", "1".repeat(400), ["1", "2"]])(
    "refuses limit=%j",
    (limit) => {
      expect(() => parsePageQuery({ limit })).toThrow("limit must be a whole number from 1 to 100");
    },
  );

  test("refuses two cursors", () => {
    expect(() => parsePageQuery({ cursor: ["a", "b"] })).toThrow("cursor may be given once");
  });

  test("reads back the link to the next page", () => {
    const key = "2026-01-01T00:00:00.000Z#a";
    const query = /^<\?(.*)>; rel="next"$/.exec(nextLink(7, key))?.[1];
    expect(parsePageQuery(Object.fromEntries(new URLSearchParams(query)))).toEqual({
      limit: 7,
      after: key,
    });
  });
});
