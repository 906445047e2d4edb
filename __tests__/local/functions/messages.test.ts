import fc from "fast-check";
import { type Message, Messages } from "../../../local/functions/client/messages";

/** What comes out where these bytes come in pieces that end at these places. */
function cut(bytes: Buffer, ends: readonly number[], mostBytes?: number): Message[] {
  const found: Message[] = [];
  const messages = new Messages((message) => found.push(message), mostBytes);
  const places = [0, ...ends.map((end) => end % (bytes.length + 1)), bytes.length];
  places.sort((a, b) => a - b);
  for (const [i, from] of places.entries()) messages.read(bytes.subarray(from, places[i + 1]));
  return found;
}

const withLength = (body: string) =>
  `POST /a HTTP/1.1\r\nContent-Length: ${Buffer.byteLength(body)}\r\nX-Text: a: b\r\n\r\n${body}`;
const inChunks = (chunks: readonly string[]) =>
  `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${[...chunks, ""]
    .map((chunk) => `${Buffer.byteLength(chunk).toString(16)}\r\n${chunk}\r\n`)
    .join("")}`;
const without = "GET /b HTTP/1.1\r\nhost: x\r\n\r\n";

const text = fc.string({ unit: "binary" });
const pieces = fc.array(fc.nat(), { maxLength: 20 });

test("messages are the same, however their bytes come in pieces", () => {
  const chunks = fc.array(text.filter((chunk) => chunk !== ""));
  fc.assert(
    fc.property(text, chunks, pieces, (body, several, ends) => {
      const bytes = Buffer.from(withLength(body) + without + inChunks(several) + without);
      const whole = several.join("");
      expect(cut(bytes, ends)).toEqual([
        {
          line: "POST /a HTTP/1.1",
          headers: { "content-length": String(Buffer.byteLength(body)), "x-text": "a: b" },
          body,
          bytes: Buffer.byteLength(body),
        },
        { line: "GET /b HTTP/1.1", headers: { host: "x" }, body: "", bytes: 0 },
        {
          line: "HTTP/1.1 200 OK",
          headers: { "transfer-encoding": "chunked" },
          body: whole,
          bytes: Buffer.byteLength(whole),
        },
        { line: "GET /b HTTP/1.1", headers: { host: "x" }, body: "", bytes: 0 },
      ]);
    }),
    { numRuns: 40 },
  );
});

test("of a body that is too long no more than the limit is kept, and all of it is counted", () => {
  const bytes = Buffer.from(withLength("x".repeat(1_000)) + without);
  const [long, next] = cut(bytes, [100, 200, 300], 150);
  expect(long?.bytes).toBe(1_000);
  expect(long?.body.length).toBeLessThanOrEqual(150);
  expect(next?.line).toBe("GET /b HTTP/1.1");
});

test("who waits to be told to go on is told once the headers are there", () => {
  let told = 0;
  const found: Message[] = [];
  const messages = new Messages(
    (message) => found.push(message),
    100,
    () => {
      told += 1;
    },
  );
  messages.read(
    Buffer.from("POST /a HTTP/1.1\r\nexpect: 100-continue\r\ncontent-length: 2\r\n\r\n"),
  );
  expect([told, found.length]).toEqual([1, 0]);
  messages.read(Buffer.from("ok"));
  expect([told, found.length]).toEqual([1, 1]);
});

test.each([
  ["headers without an end", "x".repeat(70_000)],
  ["a chunk without a size", "POST /a HTTP/1.1\r\ntransfer-encoding: chunked\r\n\r\nsize\r\n"],
])("%s are an error", (_what, bytes) => {
  expect(() => cut(Buffer.from(bytes), [])).toThrow(/^There is no /);
});
