import type { Answer } from "../../../compare/load/client";
import { firstDifference } from "../../../compare/load/shape";

const answer = (body: string, type: string | undefined, status = 200): Answer => ({
  status,
  header: (name) => (name === "content-type" ? type : undefined),
  body: new TextEncoder().encode(body),
  server: {},
});
const json = (value: unknown, type = "application/json"): Answer =>
  answer(JSON.stringify(value), type);

test.each<[string, Answer, Answer]>([
  ["other values", json({ id: 1, tags: ["a"] }), json({ tags: ["b", "c"], id: 2 })],
  ["other parameters of the type", json({}), json({}, "Application/JSON; charset=utf-8")],
  ["an empty list", json([]), json([{ id: 1 }])],
  ["other pages", answer("<p>a", "text/html"), answer("<p>b", "text/html")],
  ["no body", answer("", undefined, 204), answer("", "text/plain", 204)],
])("alike: %s", (_, a, b) => {
  expect(firstDifference(a, b)).toBeUndefined();
});

test.each<[Answer, Answer, string, string]>([
  [json({}), answer("{}", "application/json", 404), "answers 200", "answers 404"],
  [json({}), answer("{}", "text/html"), "sends application/json", "sends text/html"],
  [answer("x", undefined), answer("", "text/plain"), "sends no content type", "sends no body"],
  [json({ a: 1 }), json({ a: "1" }), "has body.a as a number", "has body.a as a string"],
  [json({ a: null }), json({ a: {} }), "has body.a as null", "has body.a as an object"],
  [json({ a: 1, b: 2 }), json({ a: 1 }), "has body.b", "has no body.b"],
  [json({ l: [{}] }), json({ l: [{ x: 1 }] }), "has no body.l.0.x", "has body.l.0.x"],
  [json([]), json({}), "has body as an array", "has body as an object"],
  [
    json({}),
    answer("{", "application/json"),
    "has body as an object",
    "has body as what is no JSON",
  ],
])("the first difference is named: %#", (a, b, left, right) => {
  expect(firstDifference(a, b)).toEqual([left, right]);
});
