// What cdktf.json runs: builds what is deployed, and writes the Terraform file of the stack.
require("./build/typescript.js");

async function main() {
  const app = await require("./build/deployed-app.ts").deployedApp(process.env);
  // esbuild works in a process of its own while this one loads the provider's bindings.
  const { buildStale } = require("./build/build-stale.ts");
  const building = buildStale(["functions", "containers", "page"], app);
  const { synthesize } = require("./main.ts");
  await building;
  synthesize(process.env, app);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
