// In place of debug, which asks for the terminal's colours before it is clear that anything is to be
// shown. Here the real one is made where DEBUG is set, or when more is asked of it than to be silent: what
// it is in Node alone.
let real;
const load = () => {
  real ??= require("real/src/node.js");
  return real;
};

function create(namespace) {
  let own;
  const made = () => {
    own ??= load()(namespace);
    return own;
  };
  const silent = (...args) => {
    if (real) made()(...args);
  };
  return new Proxy(silent, {
    get: (_silent, key) => (key === "enabled" && !real ? false : made()[key]),
    set(_silent, key, value) {
      made()[key] = value;
      return true;
    },
  });
}

module.exports = process.env.DEBUG
  ? load()
  : new Proxy(create, {
      get: (_create, key) => (/^(default|debug)$/.test(String(key)) ? module.exports : load()[key]),
      set(_create, key, value) {
        load()[key] = value;
        return true;
      },
    });
