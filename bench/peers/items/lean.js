// The same app, with the database opened by what this project has in place of the SDK's own client.
const express = require("express");
const { openDocumentClient } = require("functions-or-containers/database");
const { memoryStore } = require("./memory-store");
const { addRoutes } = require("./routes");
const { tableStore } = require("./table-store");

const app = express();
addRoutes(app, process.env.STORE === "stub" ? memoryStore() : tableStore(openDocumentClient()));

module.exports = app;
