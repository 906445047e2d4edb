const { Router } = require("express");
const { allOrders } = require("../store/orders");

const router = Router();

/** All orders, a line each, sent as they come out of the table. */
router.get("/orders.ndjson", async (_req, res, next) => {
  try {
    res.type("application/x-ndjson");
    for await (const order of allOrders()) res.write(`${JSON.stringify(order)}\n`);
    res.end();
  } catch (error) {
    next(error);
  }
});

module.exports = router;
