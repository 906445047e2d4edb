// What cdktf.json runs: builds what is deployed, and writes the Terraform file of the stack.
require("./build/typescript.js");

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
