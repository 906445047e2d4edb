import { join } from "node:path";
import { parseManifest } from "../../../runtime/app";
import { ordersFolder } from "../../examples/install";
import { call, type DeployedApp } from "./app";

export const orders: DeployedApp = {
  manifest: parseManifest(require(join(ordersFolder, "manifest.js")), "orders"),
  journey: async (url, backend) => {
    const ask = (method: string, path: string, json?: unknown) => call(url, method, path, json);
    const ada = { name: "Ada", email: "ada@shop.example" };
    expect(await ask("PUT", "/customers/ada", ada)).toMatchObject({ backend, body: ada });
    const order = { id: "o1", customer: "ada", items: [{ sku: "tea", quantity: 2, cents: 450 }] };
    expect(await ask("POST", "/orders", order)).toMatchObject({ status: 201, body: order });
    expect(await ask("POST", "/orders", order)).toMatchObject({ status: 409 });
    expect(await ask("GET", "/orders?customer=ada")).toMatchObject({ status: 200, body: [order] });
    expect(await ask("GET", "/orders?id=o1&id=o2")).toMatchObject({ status: 200, body: [order] });
    const paid = { ...order, status: "paid" };
    expect(await ask("PATCH", "/orders/o1", { status: "paid" })).toMatchObject({ body: paid });
    expect(await ask("GET", "/orders/o1")).toMatchObject({ status: 200, body: paid });
    expect(await ask("GET", "/orders/o1/invoice.csv")).toMatchObject({
      status: 200,
      body: expect.stringContaining("tea"),
    });
    expect(await ask("GET", "/exports/orders.ndjson")).toMatchObject({ status: 200 });
    expect(await ask("GET", "/track/o1")).toMatchObject({ status: 302, backend });
    expect(await ask("PUT", "/uploads/note.txt", "a note")).toMatchObject({ backend });
    expect(await ask("DELETE", "/orders/o1")).toMatchObject({ status: 204 });
    expect(await ask("GET", "/orders/o1")).toMatchObject({ status: 404 });
    expect(await ask("GET", "/customers/ada")).toMatchObject({ status: 200, body: ada });
    expect(await ask("DELETE", "/customers/ada")).toMatchObject({ status: 204 });
    expect(await ask("GET", "/customers/ada")).toMatchObject({ status: 404 });
  },
};
