const { serve } = require("@hono/node-server");
const { Hono } = require("hono");
const { itemOf } = require("./items/item");
const { openStore } = require("./items/store");

const app = new Hono();
const store = openStore();

app.get("/healthy", (c) => c.text("OK"));

app.get("/items/:id", async (c) => {
  const item = await store.get(c.req.param("id"));
  return item ? c.json(item) : c.json({ message: "Item not found" }, 404);
});

app.get("/items", async (c) => c.json(await store.newest()));

app.post("/items", async (c) => {
  const item = itemOf(await c.req.json().catch(() => undefined));
  if (!item) return c.json({ message: "id and title are text" }, 400);
  if (!(await store.add(item))) return c.json({ message: "It is there already" }, 409);
  return c.json(item, 201, { location: `/items/${item.id}` });
});

serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: process.env.HOST });
