// A database that answers at once: what was put is given by its id, a query gives what was put last.
// Says its port to the parent.
const http = require("node:http");

const answers = new Map();
const newest = [];
const empty = Buffer.from("{}");

function answerTo(operation, input) {
  if (operation === "GetItem") return answers.get(input.Key.id.S) ?? empty;
  if (operation === "PutItem") {
    answers.set(input.Item.id.S, Buffer.from(JSON.stringify({ Item: input.Item })));
    newest.unshift(input.Item);
    newest.splice(20);
    return empty;
  }
  if (operation === "Query") {
    return Buffer.from(JSON.stringify({ Items: newest, Count: newest.length }));
  }
  throw new Error(`The stub knows no ${operation}`);
}

const server = http.createServer((req, res) => {
  const chunks = [];
  req.on("data", (chunk) => chunks.push(chunk));
  req.on("end", () => {
    const operation = req.headers["x-amz-target"].split(".")[1];
    const body = answerTo(operation, JSON.parse(Buffer.concat(chunks).toString()));
    res.writeHead(200, {
      "content-type": "application/x-amz-json-1.0",
      "content-length": body.length,
      "x-amzn-requestid": "stub",
    });
    res.end(body);
  });
});
// As DynamoDB, which keeps connections for longer than a pause between two rounds.
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
