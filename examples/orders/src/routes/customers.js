const { Router } = require("express");
const asyncRoute = require("../middleware/async-route");
const customers = require("../store/customers");
const { readCustomer } = require("../validate");

const router = Router();

router.get(
  "/:id",
  asyncRoute(async (req, res) => {
    res.json(await customers.getCustomer(req.params.id));
  }),
);

router.put(
  "/:id",
  asyncRoute(async (req, res) => {
    const { id } = req.params;
    const fields = readCustomer(req.body);
    const { created } = await customers.putCustomer(id, fields);
    res.status(created ? 201 : 200).json({ id, ...fields });
  }),
);

router.delete(
  "/:id",
  asyncRoute(async (req, res) => {
    await customers.removeCustomer(req.params.id);
    res.status(204).end();
  }),
);

module.exports = router;
