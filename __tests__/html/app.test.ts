import { readApp } from "../../html/src/app";

test("the app's name, its view and its requests are read", () => {
  const requests = [{ name: "list", path: "/orders" }];
  expect(readApp({ name: "orders", view: "orders", requests })).toEqual({
    name: "orders",
    view: "orders",
    requests,
  });
});

test.each([undefined, null, 1, "app", [], { name: 1, view: 2, requests: 3 }])(
  "of %j nothing is known",
  (value) => expect(readApp(value)).toEqual({ name: "", requests: [] }),
);

test("what is no request is left out", () => {
  const good = { name: "list", path: "/orders", method: "GET" };
  const requests = [
    good,
    null,
    { name: "x" },
    { name: "x", path: "orders" },
    { ...good, method: 1 },
  ];
  expect(readApp({ name: "orders", requests }).requests).toEqual([good]);
});
