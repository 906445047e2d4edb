const { parseArgs } = require("node:util");
const dynalite = require("dynalite");
// Bundled from this project's own, which gives dynalite what it lacks.
const { addTransactions } = require("./add-transactions.js");

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
const server = dynalite({ path: values.dbPath, createTableMs: 0 });
addTransactions(server);
server.listen(Number(values.port), "0.0.0.0", () =>
  console.log(`dynalite keeps its data in ${values.dbPath ?? "memory"}`),
);
