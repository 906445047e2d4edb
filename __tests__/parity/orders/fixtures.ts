import type { RawRequest } from "../../support/http";
import { json } from "./requests";

export const tea = { sku: "Tea, green", quantity: 2, cents: 450 };
export const customer = { name: "Parity", email: "parity@shop.example" };
export const order = (fields: object) => ({ customer: "parity", items: [tea], ...fields });

/** What the cases find: made once, and left as it is by each of them. */
export const fixtures: readonly RawRequest[] = [
  json("PUT", "/customers/parity", customer),
  json("PUT", "/customers/Ada%20Lovelace", { name: "Ada", email: "ada@shop.example" }),
  json("PUT", "/customers/J%C3%BCrgen+M", { name: "Jürgen", email: "j@shop.example" }),
  json("POST", "/orders", order({ id: "fixture", note: "Grüße" })),
  json("POST", "/orders", order({ id: "shipped" })),
  json("PATCH", "/orders/shipped", { status: "shipped" }),
  json("POST", "/orders", order({ id: "ada", customer: "Ada Lovelace" })),
  json("POST", "/orders", order({ id: "jurgen", customer: "Jürgen+M" })),
  json(
    "POST",
    "/orders",
    order({
      id: "large",
      items: Array.from({ length: 50 }, (_, i) => ({ ...tea, sku: `Article "${i}" ü` })),
    }),
  ),
];
