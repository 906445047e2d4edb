import { isBinary, resultOf } from "../../../runtime/adapter/result";

const binary = (type: string | undefined, encoding?: string) =>
  isBinary({
    ...(type !== undefined && { "content-type": type }),
    ...(encoding !== undefined && { "content-encoding": encoding }),
  });

test.each([
  "text/plain; charset=utf-8",
  'text/html;charset="UTF-8"',
  "application/json",
  "application/json; charset=utf-8",
  "application/problem+json",
  "application/x-ndjson",
  "application/x-www-form-urlencoded",
  "application/atom+xml; charset=utf-8",
])("%s travels as text", (type) => {
  expect(binary(type)).toBe(false);
  expect(binary(type, "gzip")).toBe(true);
});

test.each([
  undefined,
  "text/html",
  "text/plain; charset=iso-8859-1",
  "application/xml",
  "application/json; charset=utf-16",
  "image/png",
  "application/octet-stream",
  "multipart/mixed; boundary=utf-8",
])("%s may be anything, and travels byte for byte", (type) => {
  expect(binary(type)).toBe(true);
});

test("each cookie goes by itself, what comes twice is joined, how it was cut is left out", () => {
  const headers = {
    "content-type": "application/json",
    "set-cookie": ["a=1", "b=2"],
    "x-own": ["1", "2"],
    "transfer-encoding": "chunked",
  };
  expect(resultOf(200, headers, Buffer.alloc(0))).toEqual({
    statusCode: 200,
    headers: { "content-type": "application/json", "x-own": "1,2" },
    cookies: ["a=1", "b=2"],
    body: "",
    isBase64Encoded: false,
  });
});
