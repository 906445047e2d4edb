import type { Case } from "../describe-cases";
import { customer, order, tea } from "./fixtures";
import { get, head, json, remove, send } from "./requests";

/** A case with what must be so before it; sent to the same door. */
export interface OrderCase extends Case {
  readonly before?: readonly Case["request"][];
  readonly after?: readonly Case["request"][];
}

const type = { "content-type": "application/json; charset=utf-8" };
const error = (message: string) => ({ error: message });
const placed = (fields: object) =>
  expect.objectContaining({ status: "open", total: 900, placedAt: expect.any(String), ...fields });
const ids = (...all: string[]) => all.map((id) => expect.objectContaining({ id }));

export const api: readonly OrderCase[] = [
  {
    name: "an order",
    request: get("/orders/fixture"),
    status: 200,
    headers: { ...type, "x-powered-by": "Express", etag: expect.stringMatching(/^W\//) },
    body: placed({ id: "fixture", note: "Grüße" }),
  },
  { name: "no order", request: get("/orders/nobody"), status: 404, body: error("No such order") },
  { name: "HEAD of an order", request: head("/orders/fixture"), status: 200, headers: type },
  { name: "HEAD of no order", request: head("/orders/nobody"), status: 404, headers: type },
  {
    name: "an order that is placed, in one transaction",
    before: [remove("/orders/new")],
    request: json("POST", "/orders", order({ id: "new" })),
    after: [remove("/orders/new")],
    status: 201,
    headers: { ...type, location: "/orders/new" },
    body: placed({ id: "new", customer: "parity" }),
  },
  {
    name: "an order that exists",
    request: json("POST", "/orders", order({ id: "fixture" })),
    status: 409,
    body: error("There is such an order"),
  },
  {
    name: "an order of nobody, of which nothing stays",
    request: json("POST", "/orders", order({ id: "none", customer: "nobody" })),
    status: 422,
    body: error("No such customer"),
  },
  ...[
    { name: "no items", body: { customer: "parity", items: [] } },
    { name: "too many", body: order({ items: Array.from({ length: 51 }, () => tea) }) },
    { name: "a quantity of text", body: order({ items: [{ ...tea, quantity: "2" }] }) },
    { name: "an id with a slash", body: order({ id: "a/b" }) },
    { name: "an empty object", body: {} },
    { name: "an empty body", body: "" },
  ].map(({ name, body }) => ({
    name: `an order that is none: ${name}`,
    request: json("POST", "/orders", body),
    status: 422,
    body: { error: expect.any(String) },
  })),
  ...["{", "null", '"text"'].map((body) => ({
    name: `a body that is no object: ${body}`,
    request: json("POST", "/orders", body),
    status: 400,
    body: { error: expect.any(String) },
  })),
  {
    name: "a body in a character set that is not read",
    request: send("POST", "/orders", "{}", "application/json; charset=x-none"),
    status: 415,
    body: { error: expect.any(String) },
  },
  {
    name: "a body above the limit of the parser",
    request: json("POST", "/orders", order({ note: "x".repeat(110_000) })),
    status: 413,
    body: error("request entity too large"),
  },
  {
    name: "a change",
    request: json("PATCH", "/orders/fixture", { note: "Grüße" }),
    status: 200,
    body: placed({ id: "fixture", note: "Grüße" }),
  },
  {
    name: "a change of nothing",
    request: json("PATCH", "/orders/fixture", {}),
    status: 422,
  },
  {
    name: "a change of no order",
    request: json("PATCH", "/orders/nobody", { status: "paid" }),
    status: 404,
  },
  {
    name: "an order that is cancelled",
    before: [json("POST", "/orders", order({ id: "gone" }))],
    request: remove("/orders/gone"),
    status: 204,
    headers: { "content-length": undefined },
  },
  {
    name: "an order that has left",
    request: remove("/orders/shipped"),
    status: 409,
    body: error("The order has left"),
  },
  {
    name: "a customer that is new",
    before: [remove("/customers/new")],
    request: json("PUT", "/customers/new", customer),
    after: [remove("/customers/new")],
    status: 201,
    body: { id: "new", ...customer },
  },
  {
    name: "a customer that is there",
    request: json("PUT", "/customers/parity", customer),
    status: 200,
  },
  {
    name: "a customer that goes",
    before: [json("PUT", "/customers/new", customer)],
    request: remove("/customers/new"),
    status: 204,
  },
  { name: "a customer with orders stays", request: remove("/customers/parity"), status: 409 },
  {
    name: "an order's count stands at its customer",
    request: get("/customers/Ada%20Lovelace"),
    status: 200,
    body: { id: "Ada Lovelace", name: "Ada", email: "ada@shop.example", orders: 1, spent: 900 },
  },
  {
    name: "the newest first",
    request: get("/orders?customer=parity"),
    status: 200,
    body: ids("large", "shipped", "fixture"),
  },
  {
    name: "filtered",
    request: get("/orders?customer=parity&status=shipped"),
    status: 200,
    body: ids("shipped"),
  },
  ...[
    "/orders?customer=Ada+Lovelace",
    "/orders?customer=Ada%20Lovelace",
    "/orders?x=%zz&customer=%41da+Lovelace&",
  ].map((path) => ({
    name: `a space in a query: ${path}`,
    request: get(path),
    status: 200,
    body: ids("ada"),
  })),
  {
    name: "a plus and an umlaut in a query",
    request: get("/orders?customer=J%C3%BCrgen%2BM"),
    status: 200,
    body: ids("jurgen"),
  },
  {
    name: "bytes of UTF-8 in a query that are not encoded",
    request: get(Buffer.from("/orders?customer=Jürgen%2BM").toString("latin1")),
    status: 400,
  },
  {
    name: "names that come twice in a query, batched",
    request: get("/orders?id=shipped&id=fixture&id=nobody&id=shipped"),
    status: 200,
    body: ids("shipped", "fixture"),
  },
  { name: "one id", request: get("/orders?id=ada"), status: 200, body: ids("ada") },
  { name: "brackets in a query", request: get("/orders?id[]=ada&id[]=large"), status: 200 },
  { name: "encoded brackets", request: get("/orders?id%5B0%5D=ada"), status: 200 },
  ...["/orders", "/orders?", "/orders?customer=", "/orders?customer", "/orders?&&="].map(
    (path) => ({
      name: `nobody's orders: ${path}`,
      request: get(path),
      status: 400,
      body: error("customer or id is missing"),
    }),
  ),
  {
    name: "percent-encoded text in a path",
    request: get("/customers/J%C3%BCrgen+M"),
    status: 200,
    body: expect.objectContaining({ id: "Jürgen+M" }),
  },
  ...[
    "/customers/a;b,c@d:e!$&'()*=~",
    "/customers/%61%2Eb",
    "/customers/%20",
    "/customers/a%3Ab",
  ].map((path) => ({ name: `another path: ${path}`, request: get(path), status: 404 })),
];
