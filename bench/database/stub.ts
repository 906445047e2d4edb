import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { item, type Operation } from "./item";

const Item = Object.fromEntries(Object.entries(item).map(([name, S]) => [name, { S }]));
const Items = Array.from({ length: 20 }, () => Item);
const answers: Readonly<Record<Operation, Buffer>> = {
  GetItem: Buffer.from(JSON.stringify({ Item })),
  PutItem: Buffer.from("{}"),
  Query: Buffer.from(JSON.stringify({ Items, Count: 20, ScannedCount: 20 })),
};

/** A database that answers at once, and tells its parent the port on which it does. */
const server = createServer((request, response) => {
  const [, operation] = String(request.headers["x-amz-target"]).split(".");
  const answer = answers[operation as Operation];
  request.resume();
  request.on("end", () => {
    response.writeHead(200, {
      "content-type": "application/x-amz-json-1.0",
      "content-length": answer.length,
      "x-amz-crc32": "2745614147",
      "x-amzn-requestid": "0B5PNL4KUCK43ULFTD0J8SQ4JNVV4KQNSO5AEMVJF66Q9ASUAAJG",
    });
    response.end(answer);
  });
});
server.listen(0, "127.0.0.1", () => process.send?.((server.address() as AddressInfo).port));
