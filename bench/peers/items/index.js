// The Express app without what this project does around any app: CORS, a log, health, draining.
const express = require("express");
const { addRoutes } = require("./routes");
const { openStore } = require("./store");

const app = express();
addRoutes(app, openStore());

module.exports = app;
