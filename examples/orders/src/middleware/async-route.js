/** Express 4 does not wait for promises: hands what they reject with to the error handler. */
module.exports = (route) => (req, res, next) => {
  route(req, res, next).catch(next);
};
