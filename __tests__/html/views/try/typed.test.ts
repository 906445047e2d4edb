import { choicesOf, firstOf } from "../../../../html/src/views/try/choices";
import {
  paramsOf,
  type Typed,
  takesBody,
  typedFrom,
  typedOf,
  writes,
} from "../../../../html/src/views/try/typed";

const typed: Typed = { method: "PUT", path: "/orders/1?a=b&c", headers: "", body: '{"a": 1}' };

test("a request of a scenario becomes text; a body that is none becomes JSON and says so", () => {
  const headers = { "x-a": "1" };
  expect(typedOf({ name: "a", path: "/a", headers })).toEqual({
    method: "GET",
    path: "/a",
    headers: "x-a: 1",
    body: "",
  });
  expect(typedOf({ name: "a", method: "POST", path: "/a", headers, body: { b: 1 } })).toEqual({
    method: "POST",
    path: "/a",
    headers: "content-type: application/json\nx-a: 1",
    body: '{\n  "b": 1\n}',
  });
  const own = { "Content-Type": "application/merge-patch+json" };
  expect(typedOf({ name: "a", path: "/a", headers: own, body: {} }).headers).toBe(
    "Content-Type: application/merge-patch+json",
  );
});

test("what the address holds is read back: method, path and body", () => {
  const read = typedFrom(new URLSearchParams(paramsOf(typed).toString()));
  expect(read).toEqual({ ...typed, headers: "content-type: application/json" });
  expect(paramsOf({ ...typed, method: "GET", path: "/" }).toString()).toBe("path=%2F");
  expect(typedFrom(new URLSearchParams("method=POST"))).toBeUndefined();
});

test("the address holds no headers, which may be keys, and no long body", () => {
  const long = { ...typed, headers: "authorization: Bearer secret", body: "x".repeat(2001) };
  expect([...paramsOf(long).keys()]).toEqual(["method", "path"]);
});

test("which methods take a body, and which may change something", () => {
  expect(["GET", "HEAD", "POST", "DELETE", "OPTIONS"].map(takesBody)).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
  expect(["GET", "HEAD", "OPTIONS", "PATCH"].map(writes)).toEqual([false, false, false, true]);
});

test("a request is offered once, with all that it saves wherever it is sent", () => {
  const place = { name: "place", method: "POST", path: "/orders", body: { a: 1 } };
  const list = { name: "list", path: "/orders" };
  const one = { name: "one", path: "/orders/{order}" };
  const choices = choicesOf([
    { ...place, save: { order: "body.id" }, times: 3 },
    one,
    list,
    { ...place, save: { made: "unique" }, share: 2 },
  ]);
  expect(choices.map(({ name }) => name)).toEqual(["place", "one", "list"]);
  expect(choices[0]?.save).toEqual({ order: "body.id", made: "unique" });
  expect(firstOf(choices).name).toBe("list");
  expect(firstOf([])).toEqual({ name: "root", path: "/" });
});
