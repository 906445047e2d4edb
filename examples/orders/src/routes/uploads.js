const { createHash } = require("node:crypto");
const express = require("express");
const multer = require("multer");

const LIMIT = 2 * 1024 * 1024;

const router = express.Router();
const form = multer({ storage: multer.memoryStorage(), limits: { fileSize: LIMIT } });
const raw = express.raw({ type: () => true, limit: LIMIT });

const describe = (bytes) => ({
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

router.post("/", form.any(), (req, res) => {
  const files = (req.files ?? []).map(({ fieldname, originalname, mimetype, buffer }) => ({
    field: fieldname,
    name: originalname,
    type: mimetype,
    ...describe(buffer),
  }));
  res.status(201).json({ files, fields: { ...req.body } });
});

router.put("/:name", raw, (req, res) => {
  const bytes = Buffer.isBuffer(req.body) ? req.body : Buffer.alloc(0);
  res.json({ name: req.params.name, type: req.get("content-type"), ...describe(bytes) });
});

module.exports = router;
