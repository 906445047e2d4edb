const item = {
  id: "{unique}",
  title: "An item of a comparison",
  contents: "It is read again and again. ".repeat(35),
};

module.exports = {
  name: "items",
  routes: [
    { name: "listItems", method: "GET", path: "/items", uses: { items: ["query:newest"] } },
    { name: "createItem", method: "POST", path: "/items", uses: { items: ["putItem"] } },
    { name: "getItem", method: "GET", path: "/items/{id}", uses: { items: ["getItem"] } },
  ],
  tables: {
    items: {
      partitionKey: { name: "id", type: "S" },
      indexes: {
        newest: {
          partitionKey: { name: "kind", type: "S" },
          sortKey: { name: "created", type: "S" },
        },
      },
    },
  },
  cors: {
    allowOrigins: ["*"],
    allowMethods: ["GET", "POST"],
    allowHeaders: ["content-type"],
    exposeHeaders: [],
    maxAgeSeconds: 3600,
  },
  healthPath: "/healthy",
  workload: {
    setup: [
      { name: "createItem", method: "POST", path: "/items", body: item, save: { id: "unique" } },
    ],
    requests: [{ name: "getItem", path: "/items/{id}" }],
  },
};
