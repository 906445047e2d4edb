import { readBody } from "../../../../html/src/views/try/body";

const bytes = (text: string) => new TextEncoder().encode(text);

test.each([
  ["JSON is laid out", '{"a":[1]}', "application/json", ["{", '  "a": [', "    1", "  ]", "}"]],
  ["so is any kind of it", "[]", "application/problem+json; charset=utf-8", ["[]"]],
  ["and what has no type and reads as such", "1", undefined, ["1"]],
])("%s", (_, text, type, lines) => {
  expect(readBody(bytes(text), type)).toEqual({ kind: "json", lines });
});

test.each([
  ["text", "a\r\nb\n", "text/plain", ["a", "b", ""]],
  ["JSON that is none", "{", "application/json", ["{"]],
  ["XML", "<a/>", "application/atom+xml", ["<a/>"]],
  ["text without a type", "hello", undefined, ["hello"]],
])("%s is as it came", (_, text, type, lines) => {
  expect(readBody(bytes(text), type)).toEqual({ kind: "text", lines });
});

test.each([
  ["an image", new Uint8Array([1]), "image/png", "image/png"],
  ["what is no UTF-8", new Uint8Array([0xff]), "text/plain", "text/plain"],
  ["what has a NUL", new Uint8Array([65, 0]), undefined, "application/octet-stream"],
])("%s is no text", (_, body, type, said) => {
  expect(readBody(body, type)).toEqual({ kind: "binary", type: said });
});

test("nothing is nothing", () => {
  expect(readBody(new Uint8Array(), "application/json")).toEqual({ kind: "none" });
});
