const { randomUUID } = require("node:crypto");
const { Router } = require("express");
const HttpError = require("../http-error");
const asyncRoute = require("../middleware/async-route");
const orders = require("../store/orders");
const toCsv = require("../to-csv");
const { readChanges, readOrder } = require("../validate");

const router = Router();

router.get(
  "/",
  asyncRoute(async (req, res) => {
    const { id, customer, status } = req.query;
    if (id) return res.json(await orders.getOrders([id].flat()));
    if (!customer) throw new HttpError(400, "customer or id is missing");
    res.json(await orders.listOrders(String(customer), status && String(status)));
  }),
);

router.post(
  "/",
  asyncRoute(async (req, res) => {
    const asked = readOrder(req.body);
    const order = {
      ...asked,
      id: asked.id ?? randomUUID(),
      status: "open",
      total: asked.items.reduce((sum, { quantity, cents }) => sum + quantity * cents, 0),
      placedAt: new Date().toISOString(),
    };
    await orders.placeOrder(order);
    res.status(201).location(`/orders/${order.id}`).json(order);
  }),
);

router.get(
  "/:id",
  asyncRoute(async (req, res) => {
    res.json(await orders.getOrder(req.params.id));
  }),
);

router.patch(
  "/:id",
  asyncRoute(async (req, res) => {
    res.json(await orders.changeOrder(req.params.id, readChanges(req.body)));
  }),
);

router.delete(
  "/:id",
  asyncRoute(async (req, res) => {
    await orders.cancelOrder(req.params.id);
    res.status(204).end();
  }),
);

router.get(
  "/:id/invoice.csv",
  asyncRoute(async (req, res) => {
    const { id, items } = await orders.getOrder(req.params.id);
    res.attachment(`invoice-${id}.csv`).send(toCsv(items));
  }),
);

module.exports = router;
