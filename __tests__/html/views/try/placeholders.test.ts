import { fill, placeholdersOf } from "../../../../html/src/views/try/placeholders";
import type { Typed } from "../../../../html/src/views/try/typed";
import { knownValues } from "../../../../html/src/views/try/values";

const typed: Typed = {
  method: "POST",
  path: "/orders/{order}/lines?q={word}",
  headers: `authorization: Bearer $\{KEY}\nx-run: {unique}\nx-a: 1\nx-a: 2`,
  body: '{"order": "{order}", "count": "{count!}", "note": "{unique}"}',
};

test("each placeholder is asked for once, with where its value comes from", () => {
  const requests = [
    { name: "list", path: "/orders", save: { order: "body.0.id" } },
    { name: "place", method: "POST", path: "/orders", save: { order: "body.id" } },
  ];
  expect(placeholdersOf(typed, requests)).toEqual([
    {
      key: "order",
      label: "{order}",
      hint: "Any value; “list” or “place” gives one.",
      secret: false,
      optional: false,
    },
    { key: "word", label: "{word}", hint: "Any value.", secret: false, optional: false },
    {
      key: "$KEY",
      label: `$\{KEY}`,
      hint: "Left empty, its header is left out.",
      secret: true,
      optional: true,
    },
    { key: "count", label: "{count}", hint: "Any value.", secret: false, optional: false },
  ]);
});

test("a variable that stands outside of headers too is needed, and a GET has no body to fill", () => {
  const path = { ...typed, path: `/$\{KEY}` };
  expect(placeholdersOf(path, []).find(({ key }) => key === "$KEY")?.optional).toBe(false);
  const get = { ...typed, method: "GET", path: "/" };
  expect(placeholdersOf(get, []).map(({ key }) => key)).toEqual(["$KEY"]);
});

test("values are put in their places: one segment in a path, with their type in JSON", () => {
  const values = new Map<string, string | number>([
    ["order", "a/b c"],
    ["word", "x&y"],
    ["$KEY", "secret"],
    ["count", 3],
  ]);
  const { method, path, headers, body } = fill(typed, values, "u-1");
  expect({ method, path }).toEqual({ method: "POST", path: "/orders/a%2Fb%20c/lines?q=x%26y" });
  expect(headers).toMatchObject({
    authorization: "Bearer secret",
    "x-run": "u-1",
    "x-a": "1, 2",
  });
  expect(JSON.parse(body ?? "")).toEqual({ order: "a/b c", count: 3, note: "u-1" });
});

test("a header without its variable is left out; a body without placeholders is sent as typed", () => {
  const plain = { ...typed, path: "/", body: '{ "a":1}' };
  const { headers, body } = fill(plain, new Map(), "u");
  expect(Object.keys(headers)).not.toContain("authorization");
  expect(body).toBe('{ "a":1}');
  expect(fill({ ...plain, method: "GET" }, new Map(), "u").body).toBeUndefined();
});

test("text that is no JSON is filled as it stands", () => {
  const form = { ...typed, path: "/", body: "id={order}&u={unique}" };
  expect(fill(form, new Map([["order", "7"]]), "u").body).toBe("id=7&u=u");
});

test("the newest value that an answer gave is filled in, and typing it keeps its type", () => {
  const values = knownValues();
  values.keep("order", 1);
  values.keep("order", 2);
  values.keep("order", undefined);
  expect([values.current.get("order"), values.given("order")]).toEqual([2, [2, 1]]);
  values.set("order", "1");
  expect(values.current.get("order")).toBe(1);
  values.set("order", "one");
  expect(values.current.get("order")).toBe("one");
});
