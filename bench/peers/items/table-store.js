const { GetCommand, PutCommand, QueryCommand } = require("@aws-sdk/lib-dynamodb");

/** Items in their table. @param client a document client */
exports.tableStore = (client, TableName = process.env.ITEMS_TABLE) => ({
  async get(id) {
    const { Item } = await client.send(
      new GetCommand({ TableName, Key: { id }, ConsistentRead: true }),
    );
    return Item;
  },
  /** Whether it was not there. */
  async add(item) {
    try {
      const ConditionExpression = "attribute_not_exists(id)";
      await client.send(new PutCommand({ TableName, Item: item, ConditionExpression }));
      return true;
    } catch (error) {
      if (error.name === "ConditionalCheckFailedException") return false;
      throw error;
    }
  },
  async newest() {
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: "newest",
        KeyConditionExpression: "kind = :kind",
        ExpressionAttributeValues: { ":kind": "item" },
        ScanIndexForward: false,
        Limit: 20,
      }),
    );
    return Items;
  },
});
