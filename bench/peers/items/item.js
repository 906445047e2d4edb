const { randomUUID } = require("node:crypto");

/** What is kept of a request's body; undefined where it is no item. */
exports.itemOf = (body) => {
  const { id = randomUUID(), title, contents } = body ?? {};
  if (typeof id !== "string" || typeof title !== "string") return undefined;
  return { id, title, contents, kind: "item", created: new Date().toISOString() };
};
