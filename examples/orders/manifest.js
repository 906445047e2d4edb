const reads = { orders: ["getItem"] };

module.exports = {
  name: "orders",
  routes: [
    {
      name: "listOrders",
      method: "GET",
      path: "/orders",
      uses: { orders: ["query:byCustomer", "batchGetItem"] },
    },
    {
      name: "placeOrder",
      method: "POST",
      path: "/orders",
      uses: { orders: ["putItem"], customers: ["updateItem"] },
    },
    { name: "getOrder", method: "GET", path: "/orders/{id}", uses: reads },
    {
      name: "changeOrder",
      method: "PATCH",
      path: "/orders/{id}",
      uses: { orders: ["updateItem"] },
    },
    {
      name: "cancelOrder",
      method: "DELETE",
      path: "/orders/{id}",
      uses: { orders: ["getItem", "deleteItem"], customers: ["updateItem"] },
    },
    { name: "getInvoice", method: "GET", path: "/orders/{id}/invoice.csv", uses: reads },
    {
      name: "exportOrders",
      method: "GET",
      path: "/exports/orders.ndjson",
      uses: { orders: ["scan"] },
    },
    {
      name: "getCustomer",
      method: "GET",
      path: "/customers/{id}",
      uses: { customers: ["getItem"] },
    },
    {
      name: "putCustomer",
      method: "PUT",
      path: "/customers/{id}",
      uses: { customers: ["updateItem"] },
    },
    {
      name: "removeCustomer",
      method: "DELETE",
      path: "/customers/{id}",
      uses: { customers: ["deleteItem"] },
    },
    { name: "uploadForm", method: "POST", path: "/uploads", uses: {} },
    { name: "upload", method: "PUT", path: "/uploads/{name}", uses: {} },
    { name: "rest", method: "ANY", path: "$default", uses: {} },
  ],
  tables: {
    orders: {
      partitionKey: { name: "id", type: "S" },
      indexes: {
        byCustomer: {
          partitionKey: { name: "customer", type: "S" },
          sortKey: { name: "placedAt", type: "S" },
        },
      },
    },
    customers: { partitionKey: { name: "id", type: "S" } },
  },
  timeouts: { request: 5000 },
  files: ["public"],
  seed: [
    {
      name: "a customer",
      method: "PUT",
      path: "/customers/ada",
      body: { name: "Ada", email: "ada@shop.example" },
    },
    {
      name: "an order",
      method: "POST",
      path: "/orders",
      body: {
        id: "first",
        customer: "ada",
        items: [{ sku: "Tea, green", quantity: 2, cents: 450 }],
      },
    },
  ],
  workload: {
    setup: [
      {
        name: "customer",
        method: "PUT",
        path: "/customers/{unique}",
        body: { name: "Somebody", email: "somebody@shop.example" },
        save: { customer: "unique" },
        times: 20,
      },
      {
        name: "order",
        method: "POST",
        path: "/orders",
        body: {
          id: "{unique}",
          customer: "{customer}",
          items: [{ sku: "tea", quantity: 2, cents: 450 }],
        },
        save: { order: "unique" },
        times: 40,
      },
    ],
    requests: [
      { name: "getOrder", path: "/orders/{order}", share: 50 },
      { name: "listOrders", path: "/orders?customer={customer}", share: 15 },
      {
        name: "placeOrder",
        method: "POST",
        path: "/orders",
        body: {
          id: "{unique}",
          customer: "{customer}",
          items: [
            { sku: "tea", quantity: 1, cents: 450 },
            { sku: "cup", quantity: 4, cents: 1200 },
          ],
        },
        expect: [201],
        save: { placed: "unique" },
        share: 10,
      },
      {
        name: "payOrder",
        method: "PATCH",
        path: "/orders/{order}",
        body: { status: "paid" },
        share: 10,
      },
      {
        name: "cancelOrder",
        method: "DELETE",
        path: "/orders/{placed!}",
        expect: [204],
        share: 5,
      },
      { name: "getInvoice", path: "/orders/{order}/invoice.csv", share: 5 },
      {
        name: "prefer",
        method: "POST",
        path: "/preferences",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "theme=dark&greeting=Good+day",
        expect: [303],
        share: 5,
      },
    ],
    teardown: [
      { name: "orders", method: "DELETE", path: "/orders/{order!}", expect: [204, 404] },
      { name: "placed orders", method: "DELETE", path: "/orders/{placed!}", expect: [204, 404] },
      { name: "customers", method: "DELETE", path: "/customers/{customer!}", expect: [204] },
    ],
    objective: { p99Ms: 500 },
  },
};
