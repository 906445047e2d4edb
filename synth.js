// What cdktf.json runs: builds what is deployed, and writes the Terraform file of the stack.
require("./build/typescript.js");

async function main() {
  const app = await require("./build/app/deployed-app.ts").deployedApp(process.env);
  const { buildStale, makeStale } = require("./build/stale/build-stale.ts");
  const { synthBundle, synthFile } = require("./build/synth-bundle.ts");
  // esbuild works in a process of its own while this one loads cdktf.
  const building = buildStale(["functions", "containers", "page"], app);
  // What it fails by is told below.
  building.catch(() => undefined);
  await makeStale([synthBundle], app);
  const { synthesize } = require(synthFile);
  await building;
  synthesize(process.env, app);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
