// What cdktf.json runs: builds what is deployed, and writes the Terraform file of the stack.
const { readFileSync } = require("node:fs");
const { transformSync } = require("@swc/core");

// As the tests do it. tsx would look into each JavaScript file of cdktf and the provider too, and
// parse their source maps, which takes as long as all the rest.
const options = {
  swcrc: false,
  jsc: { target: "es2022", parser: { syntax: "typescript" } },
  module: { type: "commonjs" },
};
require.extensions[".ts"] = (module, filename) => {
  const source = readFileSync(filename, "utf8");
  module._compile(transformSync(source, { ...options, filename }).code, filename);
};

async function main() {
  // esbuild works in a process of its own while this one loads the provider's bindings.
  const building = require("./build/bundles.ts").buildAll(["functions", "containers", "page"]);
  const { synthesize } = require("./main.ts");
  await building;
  synthesize(process.env);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
