// GET of an item by its id with Hono and the SDK, as Hono's own guide for Lambda writes it.
const { DynamoDBClient } = require("@aws-sdk/client-dynamodb");
const { DynamoDBDocumentClient, GetCommand } = require("@aws-sdk/lib-dynamodb");
const { Hono } = require("hono");
const { handle } = require("hono/aws-lambda");

const database = DynamoDBDocumentClient.from(new DynamoDBClient());

const app = new Hono().get("/:kind/:id", async (c) => {
  const Key = { id: c.req.param("id") };
  const { Item } = await database.send(new GetCommand({ TableName: process.env.TABLE, Key }));
  return Item ? c.json(Item) : c.json({ message: "Not Found" }, 404);
});

exports.handler = handle(app);
