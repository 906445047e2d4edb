import { parseIdempotencyKey } from "../../../runtime/blog/idempotency-key";
import { etagOf, parseIfMatch } from "../../../runtime/blog/versions";

describe("Idempotency-Key", () => {
  test("is the same bare and in quotes, and another for another key", () => {
    const key = parseIdempotencyKey("8e03978e-40d5-43dd");
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    expect(parseIdempotencyKey('"8e03978e-40d5-43dd"')).toBe(key);
    expect(parseIdempotencyKey("8e03978e-40d5-43de")).not.toBe(key);
    expect(parseIdempotencyKey(undefined)).toBeUndefined();
  });

  // One that comes twice is joined by either door, each in its way.
  test.each(["", " ", "a,b", "a, b", '"a', '""', "ä", "x".repeat(129), "a b"])(
    "%j is 400",
    (key) => {
      expect(() => parseIdempotencyKey(key)).toThrow(/^Idempotency-Key must be 1 to 128 of/);
    },
  );
});

test.each<[string, string | undefined, boolean]>([
  ['"v1"', "v1", true],
  ['"v0", "v1"', "v1", true],
  ['W/"v1"', "v1", true],
  ["*", "v1", true],
  ["*", undefined, true],
  ['"v2"', "v1", false],
  ["v1", "v1", false],
  ["", "v1", false],
  ['"undefined"', undefined, false],
])("If-Match: %s of the version %s: %p", (header, version, matches) => {
  expect(parseIfMatch(header)?.(version)).toBe(matches);
});

test("no If-Match asks for nothing", () => {
  expect(parseIfMatch(undefined)).toBeUndefined();
  expect(etagOf("v1")).toBe('"v1"');
});
