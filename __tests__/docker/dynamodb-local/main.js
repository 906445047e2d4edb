const { parseArgs } = require("node:util");
const dynalite = require("dynalite");

// As DynamoDB Local is called: `-jar DynamoDBLocal.jar -sharedDb -dbPath /data ...`.
const args = process.argv.slice(2).map((arg) => arg.replace(/^-(?=\w)/, "--"));
const { values } = parseArgs({
  args,
  options: {
    dbPath: { type: "string" },
    disableTelemetry: { type: "boolean" },
    jar: { type: "string" },
    port: { type: "string", default: "8000" },
    sharedDb: { type: "boolean" },
  },
});

process.on("SIGTERM", () => process.exit(0));
dynalite({ path: values.dbPath, createTableMs: 0 }).listen(Number(values.port), "0.0.0.0", () =>
  console.log(`dynalite keeps its data in ${values.dbPath ?? "memory"}`),
);
