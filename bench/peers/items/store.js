const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient } = require("@aws-sdk/lib-dynamodb");
const { memoryStore } = require("./memory-store");
const { tableStore } = require("./table-store");

/** The SDK as it comes. */
exports.openStore = () =>
  process.env.STORE === "stub"
    ? memoryStore()
    : tableStore(DynamoDBDocumentClient.from(new DynamoDBClient({})));
