const { DeleteCommand, GetCommand, UpdateCommand } = require("@aws-sdk/lib-dynamodb");
const { customersTable, db } = require("../db");
const HttpError = require("../http-error");

async function getCustomer(id) {
  const { Item } = await db.send(new GetCommand({ TableName: customersTable, Key: { id } }));
  if (!Item) throw new HttpError(404, "No such customer");
  return Item;
}

/** Creates or changes; what was ordered stays. */
async function putCustomer(id, { name, email }) {
  const { Attributes } = await db.send(
    new UpdateCommand({
      TableName: customersTable,
      Key: { id },
      UpdateExpression:
        "SET #name = :name, email = :email, orders = if_not_exists(orders, :none), spent = if_not_exists(spent, :none)",
      ExpressionAttributeNames: { "#name": "name" },
      ExpressionAttributeValues: { ":name": name, ":email": email, ":none": 0 },
      ReturnValues: "ALL_OLD",
    }),
  );
  return { created: Attributes === undefined };
}

async function removeCustomer(id) {
  try {
    await db.send(
      new DeleteCommand({
        TableName: customersTable,
        Key: { id },
        ConditionExpression: "attribute_not_exists(id) OR orders = :none",
        ExpressionAttributeValues: { ":none": 0 },
      }),
    );
  } catch (error) {
    if (error.name !== "ConditionalCheckFailedException") throw error;
    throw new HttpError(409, "The customer has orders");
  }
}

module.exports = { getCustomer, putCustomer, removeCustomer };
