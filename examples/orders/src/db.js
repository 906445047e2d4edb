const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient } = require("@aws-sdk/lib-dynamodb");

module.exports = {
  db: DynamoDBDocumentClient.from(new DynamoDBClient({})),
  ordersTable: process.env.ORDERS_TABLE || "orders",
  customersTable: process.env.CUSTOMERS_TABLE || "customers",
};
