import { countsOf, differenceOf } from "../../../../html/src/views/try/answer-difference";
import { answered } from "./answered";

const json = { "content-type": "application/json" };
const given = (answer: ReturnType<typeof answered>, unique = "try-0") => ({ answer, unique });

test("two answers that are alike differ in nothing", () => {
  const difference = differenceOf(given(answered('{"a":1}')), given(answered('{"a":1}')));
  expect(difference.body).toBe("same");
  expect(countsOf(difference)).toEqual({ status: 0, headers: 0, lines: 0, body: 0 });
});

test("status, each header and each line that differs is counted", () => {
  const left = answered('{"a":1,"b":2}', { ...json, "x-a": "1", "x-left": "1" });
  const right = answered('{"a":1,"b":3,"c":4}', { ...json, "x-a": "2" }, { status: 201 });
  const difference = differenceOf(given(left), given(right));
  expect(countsOf(difference)).toEqual({ status: 1, headers: 2, lines: 2, body: 1 });
  expect(difference.headers.map(({ name, kind }) => [name, kind])).toEqual([
    ["x-a", "differs"],
    ["x-left", "differs"],
    ["content-type", "same"],
  ]);
});

test("who answered, and when, is each answer's own and no difference; what is timed is", () => {
  const own = (n: number) => ({
    date: `Tue, 24 Nov 2026 10:00:0${n} GMT`,
    "x-instance-id": `i${n}`,
    "server-timing": `app;dur=${n}, db;dur=${n}.5`,
  });
  const alike = differenceOf(
    given(answered("", own(1))),
    given(answered("", { ...own(2), "apigw-requestid": "x" })),
  );
  expect(alike.headers.map(({ kind }) => kind)).toEqual(["own", "own", "own", "own"]);
  const timed = differenceOf(
    given(answered("", { "server-timing": "app;dur=1" })),
    given(answered("", { "server-timing": "app;dur=1, db;dur=2" })),
  );
  expect(timed.headers[0]?.kind).toBe("differs");
});

test("what the page itself sent differently is no difference", () => {
  const answer = (unique: string) =>
    answered(`{"id":"${unique}"}`, {
      ...json,
      location: `/orders/${unique}`,
      etag: `"${unique}x"`,
    });
  const difference = differenceOf(given(answer("u-1"), "u-1"), given(answer("u-2"), "u-2"));
  expect(countsOf(difference)).toEqual({ status: 0, headers: 0, lines: 0, body: 0 });
  expect(difference.body).toBe("own");
});

test("what is computed from a body is its own where the body is", () => {
  const answer = (unique: string, etag: string, more = "") =>
    given(answered(`{"id":"${unique}"${more}}`, { ...json, etag }), unique);
  const own = differenceOf(answer("u-1", "a"), answer("u-2", "b"));
  expect(own.headers.find(({ name }) => name === "etag")?.kind).toBe("own");
  const other = differenceOf(answer("u-1", "a"), answer("u-2", "b", ',"a":1'));
  expect(other.headers.find(({ name }) => name === "etag")?.kind).toBe("differs");
});

test("JSON is compared as it is laid out, and what differs in its writing alone says so", () => {
  const difference = differenceOf(given(answered('{"a":[1]}')), given(answered('{ "a": [1] }')));
  expect(difference.body).toBe("laid out alike");
  expect(countsOf(difference).lines).toBe(0);
});

test("bytes that are no text are compared as bytes", () => {
  const png = { "content-type": "image/png" };
  const of = (...bytes: number[]) => given(answered(new Uint8Array(bytes), png));
  expect(differenceOf(of(1, 2), of(1, 2)).body).toBe("same");
  const difference = differenceOf(of(1, 2), of(1, 3));
  expect(difference).toMatchObject({ body: "differs", lines: [], left: { kind: "binary" } });
  expect(countsOf(difference).body).toBe(1);
});

test("a body against none is a difference", () => {
  const difference = differenceOf(given(answered("")), given(answered('{"a":1}')));
  expect(difference).toMatchObject({ body: "differs", left: { kind: "none" } });
});
