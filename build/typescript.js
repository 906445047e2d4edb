// Loads the project's TypeScript as it is required, in the way the tests do. tsx would look into
// every JavaScript file of every package too, which takes as long as all the rest.
const { readFileSync } = require("node:fs");
const { transformSync } = require("@swc/core");

const options = {
  swcrc: false,
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};

require.extensions[".ts"] = (module, filename) => {
  const source = readFileSync(filename, "utf8");
  module._compile(transformSync(source, { ...options, filename }).code, filename);
};
