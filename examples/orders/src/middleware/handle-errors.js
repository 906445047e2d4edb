const { MulterError } = require("multer");

function statusOf(error) {
  if (error instanceof MulterError) return error.code === "LIMIT_FILE_SIZE" ? 413 : 400;
  return error.status ?? 500;
}

// Express knows an error handler by its four parameters.
module.exports = function handleErrors(error, _req, res, next) {
  if (res.headersSent) return next(error);
  const status = statusOf(error);
  if (status >= 500) console.error(error);
  if (status === 503) res.set("Retry-After", "1");
  res.status(status).json({ error: status === 500 ? "Something went wrong" : error.message });
};
