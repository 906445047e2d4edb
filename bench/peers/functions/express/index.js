// Reads and takes items with Express, without a database.
const express = require("express");

const app = express();
app.get("/items/:id", (req, res) => {
  res.json({ id: req.params.id, name: "An item" });
});
app.post("/items", express.json(), (req, res) => {
  res.status(201).json(req.body);
});

module.exports = app;
