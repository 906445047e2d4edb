const { Router } = require("express");
const HttpError = require("../http-error");

const THEMES = ["light", "dark"];
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

const router = Router();

router.get("/", (req, res) => {
  const { theme = "light", greeting = "" } = req.cookies;
  res.json({ theme, greeting });
});

/** Where the form of the front page goes. */
router.post("/", (req, res) => {
  const { theme, greeting = "" } = req.body;
  if (!THEMES.includes(theme)) throw new HttpError(422, `theme is one of ${THEMES.join(", ")}`);
  res.cookie("theme", theme, { maxAge: YEAR_MS, sameSite: "lax" });
  res.cookie("greeting", greeting, { httpOnly: true, sameSite: "lax" });
  res.redirect(303, "/preferences");
});

router.delete("/", (_req, res) => {
  res.clearCookie("theme").clearCookie("greeting").status(204).end();
});

module.exports = router;
