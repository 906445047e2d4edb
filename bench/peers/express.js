// Express as its guide has it: each thing with the middleware or the method that is there for it.
const express = require("express");
const { addRoutes } = require("./items/routes");
const { openStore } = require("./items/store");

const app = express();

app.use((req, res, next) => {
  const start = Date.now();
  res.on("finish", () => {
    const { method, originalUrl } = req;
    console.log(`${method} ${originalUrl} ${res.statusCode} ${Date.now() - start} ms`);
  });
  next();
});

app.use((req, res, next) => {
  res.set("Access-Control-Allow-Origin", "*");
  res.set("Access-Control-Allow-Methods", "GET, POST");
  res.set("Access-Control-Allow-Headers", "Content-Type");
  if (req.method === "OPTIONS") return res.sendStatus(204);
  return next();
});

app.get("/healthy", (_req, res) => res.send("OK"));
addRoutes(app, openStore());

app.listen(process.env.PORT, process.env.HOST);
