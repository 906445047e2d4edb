import fc from "fast-check";
import { HttpError } from "../../../runtime/blog/errors";
import { idOfKey, makeId, parseId, parseNewPost } from "../../../runtime/blog/posts";

const good = { title: "A title", contents: "Some\n\ttext\r\n", author: "Me" };
const refusal = (input: unknown): HttpError => {
  try {
    parseNewPost(input);
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
  throw new Error("accepted");
};

describe("parseNewPost", () => {
  test("takes a post without and with an id", () => {
    expect(parseNewPost(good)).toEqual(good);
    expect(parseNewPost({ ...good, id: "a-B_9" })).toEqual({ ...good, id: "a-B_9" });
  });

  test.each([[null], ["text"], [7], [[good]], [undefined]])("refuses %j as a body", (input) => {
    expect(refusal(input)).toMatchObject({
      status: 400,
      message: "The body must be a JSON object",
    });
  });

  test.each(["__proto__", "constructor", "prototype", "createdAt", "feed"])(
    "refuses the key %s",
    (key) => {
      const input = JSON.parse(`{"title":"t","contents":"c","author":"a","${key}":{"x":1}}`);
      expect(refusal(input).message).toBe(
        "A post has the fields id, title, contents, author and no others",
      );
      expect(({} as Record<string, unknown>).x).toBeUndefined();
    },
  );

  test.each([
    ["missing", undefined],
    ["a number", 1],
    ["an object", {}],
    ["empty", ""],
    ["blank", " \n"],
    ["with NUL", "a\u0000b"],
    ["with an escape character", "a\u001bb"],
    ["with a C1 control", "a\u0085b"],
    ["with a replacement character", "a\uFFFDb"],
    ["with a lone surrogate", "a\ud800b"],
    ["301 bytes long", `${"é".repeat(150)}a`],
  ])("refuses a title that is %s", (_what, title) => {
    expect(refusal({ ...good, title })).toMatchObject({
      status: 400,
      message: "title must be text of 1 to 300 bytes without control characters",
    });
  });

  test("counts bytes, not characters", () => {
    expect(parseNewPost({ ...good, title: "é".repeat(150) }).title).toHaveLength(150);
  });

  test("takes line breaks in the contents and not in the author", () => {
    expect(refusal({ ...good, author: "a\nb" }).message).toMatch(/^author must be/);
  });

  test.each([[""], [" "], ["a/b"], ["a.b"], ["é"], ["a".repeat(129)], [3], [null]])(
    "refuses the id %j",
    (id) => {
      expect(refusal({ ...good, id }).message).toMatch(/^id must be 1 to 128/);
    },
  );

  test("never throws anything but its own error, and never repeats the input", () => {
    const marked = fc.string({ minLength: 12, maxLength: 20 });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.string(), marked)), (input) => {
        try {
          parseNewPost(input);
        } catch (error) {
          expect(error).toBeInstanceOf(HttpError);
          for (const value of Object.values(Object(input))) {
            if (typeof value === "string" && value.length >= 12) {
              expect((error as HttpError).message).not.toContain(value);
            }
          }
        }
      }),
    );
  });

  test("what is taken survives JSON unchanged", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(word, word, (title, contents) => {
        const post = { title, contents, author: "a" };
        let parsed: unknown;
        try {
          parsed = parseNewPost(post);
        } catch {
          return;
        }
        expect(JSON.parse(Buffer.from(JSON.stringify(parsed)).toString())).toEqual(post);
      }),
    );
  });
});

describe("makeId", () => {
  test.each([
    ["Hello, World!", "hello-world-x1"],
    ["Ünïcödé é", "unicode-e-x1"],
    ["日本語", "post-x1"],
    ["--", "post-x1"],
    ["a".repeat(200), `${"a".repeat(60)}-x1`],
  ])("of %j is %j", (title, id) => {
    expect(makeId(title, "x1")).toBe(id);
  });

  test("is always an id", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (title) => {
        expect(parseId(makeId(title, "0a1b2c3d"))).toMatch(/-0a1b2c3d$/);
      }),
    );
  });
});

test("an id of a key is an id, and follows from it alone", () => {
  const hash = "0123456789abcdef".repeat(4);
  expect(parseId(idOfKey(hash))).toBe("post-0123456789abcdef0123456789abcdef");
});
