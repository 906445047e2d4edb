import type { Probes } from "./probe";

/** The customers of examples/orders: an app that knows nothing of what stands around it. */
export const orderProbes: Probes = {
  create: (id) => ({
    method: "PUT",
    path: `/customers/${id}`,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Ada", email: "ada@shop.example" }),
  }),
  get: (id) => ({ path: `/customers/${id}` }),
  remove: (id) => ({ method: "DELETE", path: `/customers/${id}` }),
};
