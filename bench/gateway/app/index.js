// The smallest app that is one: what it costs is not what is measured.
const express = require("express");

const app = express();
app.get("/hello/:name", (req, res) => res.json({ hello: req.params.name }));

module.exports = app;
