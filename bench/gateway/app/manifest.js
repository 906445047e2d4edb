// One function, so that every instance serves every request.
module.exports = {
  name: "hello",
  routes: [{ name: "hello", method: "GET", path: "/hello/{name}", uses: {} }],
};
