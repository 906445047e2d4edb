// In place of Node's fs/promises for the SDK, which reads its own files with it where there are any:
// to load it takes 3 % of a cold start.
exports.readFile = (...args) => require("real").readFile(...args);
