const express = require("express");
const { itemOf } = require("./item");

/** Adds what the items are served by. */
exports.addRoutes = (app, store) => {
  app.use(express.json());

  app.get("/items/:id", async (req, res) => {
    const item = await store.get(req.params.id);
    if (item) res.json(item);
    else res.status(404).json({ message: "Item not found" });
  });

  app.get("/items", async (_req, res) => res.json(await store.newest()));

  app.post("/items", async (req, res) => {
    const item = itemOf(req.body);
    if (!item) return res.status(400).json({ message: "id and title are text" });
    if (!(await store.add(item))) return res.status(409).json({ message: "It is there already" });
    return res.status(201).location(`/items/${item.id}`).json(item);
  });
};
