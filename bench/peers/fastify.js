const fastify = require("fastify");
const { itemOf } = require("./items/item");
const { openStore } = require("./items/store");

const app = fastify();
const store = openStore();

// With its schema Fastify writes an answer without looking at what it holds, as its guide advises.
const text = { type: "string" };
const item = {
  type: "object",
  properties: { id: text, title: text, contents: text, kind: text, created: text },
};

app.get("/healthy", async () => "OK");

app.get("/items/:id", { schema: { response: { 200: item } } }, async (request, reply) => {
  const found = await store.get(request.params.id);
  if (found) return found;
  reply.code(404);
  return { message: "Item not found" };
});

app.get("/items", { schema: { response: { 200: { type: "array", items: item } } } }, async () =>
  store.newest(),
);

app.post("/items", { schema: { response: { 201: item } } }, async (request, reply) => {
  const made = itemOf(request.body);
  if (!made) return reply.code(400).send({ message: "id and title are text" });
  if (!(await store.add(made))) return reply.code(409).send({ message: "It is there already" });
  return reply.code(201).header("location", `/items/${made.id}`).send(made);
});

app.listen({ port: Number(process.env.PORT), host: process.env.HOST });
