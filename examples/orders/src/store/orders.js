const {
  BatchGetCommand,
  GetCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
} = require("@aws-sdk/lib-dynamodb");
const { customersTable, db, ordersTable } = require("../db");
const HttpError = require("../http-error");
const transact = require("./transact");

const noSuchOrder = () => new HttpError(404, "No such order");

async function getOrder(id) {
  const { Item } = await db.send(new GetCommand({ TableName: ordersTable, Key: { id } }));
  if (!Item) throw noSuchOrder();
  return Item;
}

/** Those of the ids that exist, in the order in which they were asked for. */
async function getOrders(ids) {
  const wanted = [...new Set(ids)];
  const { Responses } = await db.send(
    new BatchGetCommand({
      RequestItems: { [ordersTable]: { Keys: wanted.map((id) => ({ id })) } },
    }),
  );
  const found = new Map(Responses[ordersTable].map((order) => [order.id, order]));
  return wanted.flatMap((id) => found.get(id) ?? []);
}

/** The customer's newest. */
async function listOrders(customer, status) {
  const { Items } = await db.send(
    new QueryCommand({
      TableName: ordersTable,
      IndexName: "byCustomer",
      KeyConditionExpression: "customer = :customer",
      ...(status && {
        FilterExpression: "#status = :status",
        ExpressionAttributeNames: { "#status": "status" },
      }),
      ExpressionAttributeValues: { ":customer": customer, ...(status && { ":status": status }) },
      ScanIndexForward: false,
      Limit: 50,
    }),
  );
  return Items;
}

async function* allOrders() {
  let start;
  do {
    const page = await db.send(
      new ScanCommand({ TableName: ordersTable, ExclusiveStartKey: start, Limit: 100 }),
    );
    yield* page.Items;
    start = page.LastEvaluatedKey;
  } while (start);
}

const countCustomer = (id, orders, spent) => ({
  Update: {
    TableName: customersTable,
    Key: { id },
    UpdateExpression: "ADD orders :orders, spent :spent",
    ConditionExpression: "attribute_exists(id)",
    ExpressionAttributeValues: { ":orders": orders, ":spent": spent },
  },
});

async function placeOrder(order) {
  await transact(
    [
      {
        Put: {
          TableName: ordersTable,
          Item: order,
          ConditionExpression: "attribute_not_exists(id)",
        },
      },
      countCustomer(order.customer, 1, order.total),
    ],
    [new HttpError(409, "There is such an order"), new HttpError(422, "No such customer")],
  );
}

async function changeOrder(id, changes) {
  const fields = Object.entries(changes);
  try {
    const { Attributes } = await db.send(
      new UpdateCommand({
        TableName: ordersTable,
        Key: { id },
        UpdateExpression: `SET ${fields.map((_, i) => `#f${i} = :v${i}`).join(", ")}`,
        ConditionExpression: "attribute_exists(id)",
        ExpressionAttributeNames: Object.fromEntries(fields.map(([name], i) => [`#f${i}`, name])),
        ExpressionAttributeValues: Object.fromEntries(fields.map(([, v], i) => [`:v${i}`, v])),
        ReturnValues: "ALL_NEW",
      }),
    );
    return Attributes;
  } catch (error) {
    if (error.name === "ConditionalCheckFailedException") throw noSuchOrder();
    throw error;
  }
}

async function cancelOrder(id) {
  const { customer, total } = await getOrder(id);
  await transact(
    [
      {
        Delete: {
          TableName: ordersTable,
          Key: { id },
          ConditionExpression: "#status <> :shipped",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: { ":shipped": "shipped" },
        },
      },
      countCustomer(customer, -1, -total),
    ],
    [new HttpError(409, "The order has left"), new HttpError(409, "The customer is gone")],
  );
}

module.exports = {
  allOrders,
  cancelOrder,
  changeOrder,
  getOrder,
  getOrders,
  listOrders,
  placeOrder,
};
