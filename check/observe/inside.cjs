// Whether Express itself is at work: what it asks is not what the app asks.
let depth = 0;

exports.isExpress = () => depth > 0;

/** Runs it as Express's own. */
exports.asExpress = (run) => {
  depth += 1;
  try {
    return run();
  } finally {
    depth -= 1;
  }
};
