// In place of the class by which DynamoDBDocumentClient replaces a client of another version than its own.
exports.DynamoDBClient = class {
  constructor() {
    throw new Error(
      "DynamoDBDocumentClient.from() was given a client of another version: install @aws-sdk/client-dynamodb and @aws-sdk/lib-dynamodb in the same version.",
    );
  }
};
