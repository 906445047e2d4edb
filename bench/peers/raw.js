// node:http and nothing else, by hand: neither CORS nor a log.
const http = require("node:http");
const { itemOf } = require("./items/item");
const { openStore } = require("./items/store");

const store = openStore();

function answer(res, status, body, headers) {
  const text = JSON.stringify(body);
  res.writeHead(status, {
    ...headers,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  res.end(text);
}

async function read(req) {
  const chunks = [];
  for await (const chunk of req) chunks.push(chunk);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

async function handle(req, res) {
  if (req.url === "/healthy") return res.end("OK");
  if (req.url === "/items" && req.method === "GET") return answer(res, 200, await store.newest());
  if (req.url === "/items" && req.method === "POST") {
    const item = itemOf(await read(req));
    if (!item) return answer(res, 400, { message: "id and title are text" });
    if (!(await store.add(item))) return answer(res, 409, { message: "It is there already" });
    return answer(res, 201, item, { location: `/items/${item.id}` });
  }
  const [, id] = /^\/items\/([^/?]+)$/.exec(req.url) ?? [];
  const item = id && req.method === "GET" ? await store.get(decodeURIComponent(id)) : undefined;
  return item ? answer(res, 200, item) : answer(res, 404, { message: "Item not found" });
}

http
  .createServer((req, res) => {
    handle(req, res).catch((error) => {
      console.error(error);
      answer(res, 500, { message: "Internal Server Error" });
    });
  })
  .listen(process.env.PORT, process.env.HOST);
