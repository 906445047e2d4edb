// In place of depd, which looks at a stack for each package that announces its deprecations, with the
// place of each frame: for a bundle in one file that costs a tenth of a cold start. Here the real one
// is made when the first deprecation is to be told.
module.exports = (namespace) => {
  if (!namespace) throw new TypeError("argument namespace is required");
  let own;
  const real = () => {
    own ??= require("real")(namespace);
    return own;
  };
  const deprecate = (message) => real()(message);
  deprecate.function = (fn, message) => {
    if (typeof fn !== "function") throw new TypeError("argument fn must be a function");
    let wrapped;
    const deprecated = {
      function(...args) {
        wrapped ??= real().function(fn, message);
        return wrapped.apply(this, args);
      },
    }.function;
    return Object.defineProperties(deprecated, {
      name: { value: "" },
      length: { value: fn.length },
    });
  };
  deprecate.property = (object, property, message) => real().property(object, property, message);
  return deprecate;
};
