// Reads and takes items with Hono, without a database.
const { Hono } = require("hono");
const { handle } = require("hono/aws-lambda");

const app = new Hono()
  .get("/items/:id", (c) => c.json({ id: c.req.param("id"), name: "An item" }))
  .post("/items", async (c) => c.json(await c.req.json(), 201));

exports.handler = handle(app);
