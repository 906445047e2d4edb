const path = require("node:path");
const compression = require("compression");
const cookieParser = require("cookie-parser");
const express = require("express");
const handleErrors = require("./middleware/handle-errors");

const app = express();

app.use(compression());
app.use(cookieParser());
app.use(express.json());
app.use(express.urlencoded({ extended: false }));

app.use("/orders", require("./routes/orders"));
app.use("/customers", require("./routes/customers"));
app.use("/exports", require("./routes/exports"));
app.use("/uploads", require("./routes/uploads"));
app.use("/preferences", require("./routes/preferences"));
app.get("/track/:id", (req, res) => res.redirect(`/orders/${encodeURIComponent(req.params.id)}`));
app.use(express.static(path.join(__dirname, "..", "public")));
app.use(handleErrors);

module.exports = app;
