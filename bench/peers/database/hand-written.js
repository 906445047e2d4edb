// DynamoDB without the SDK, as one writes it for one's own three calls: a signature whose key is kept, over
// node:http's kept connections. It has neither retries nor time limits.
const { createHash, createHmac } = require("node:crypto");
const { Agent, request } = require("node:http");

const { AWS_REGION: region, AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = process.env;
const { hostname, port, host } = new URL(process.env.AWS_ENDPOINT_URL_DYNAMODB);
const agent = new Agent({ keepAlive: true, maxSockets: 50 });
const hmac = (key, text) => createHmac("sha256", key).update(text).digest();
const sha256 = (text) => createHash("sha256").update(text).digest("hex");
const signedHeaders = "host;x-amz-date;x-amz-target";

let day = "";
let key;

function send(target, input) {
  const body = JSON.stringify(input);
  const time = new Date().toISOString().replace(/[:-]|\.\d{3}/g, "");
  if (time.slice(0, 8) !== day) {
    day = time.slice(0, 8);
    key = [region, "dynamodb", "aws4_request"].reduce(hmac, hmac(`AWS4${secret}`, day));
  }
  const scope = `${day}/${region}/dynamodb/aws4_request`;
  const lines = `host:${host}\nx-amz-date:${time}\nx-amz-target:DynamoDB_20120810.${target}\n`;
  const canonical = `POST\n/\n\n${lines}\n${signedHeaders}\n${sha256(body)}`;
  const text = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`;
  const signature = createHmac("sha256", key).update(text).digest("hex");
  return new Promise((resolve, reject) => {
    const outgoing = request({
      ...{ hostname, port, agent, method: "POST" },
      headers: {
        host,
        "content-type": "application/x-amz-json-1.0",
        "content-length": Buffer.byteLength(body),
        "x-amz-date": time,
        "x-amz-target": `DynamoDB_20120810.${target}`,
        authorization: `AWS4-HMAC-SHA256 Credential=${id}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
      },
    });
    outgoing.on("error", reject);
    outgoing.on("response", (incoming) => {
      let answer = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk) => {
        answer += chunk;
      });
      incoming.on("error", reject);
      incoming.on("end", () => {
        if (incoming.statusCode === 200) resolve(JSON.parse(answer));
        else reject(new Error(`${target} gave ${incoming.statusCode}: ${answer}`));
      });
    });
    outgoing.end(body);
  });
}

/** Of texts alone. */
const marshall = (item) =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, { S: value }]));
const unmarshall = (item) =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value.S]));

exports.open = () => ({
  getItem: async ({ Key, ...input }) => {
    const { Item } = await send("GetItem", { ...input, Key: marshall(Key) });
    return Item && unmarshall(Item);
  },
  putItem: ({ Item, ...input }) => send("PutItem", { ...input, Item: marshall(Item) }),
  query: async ({ ExpressionAttributeValues: values, ...input }) => {
    const wanted = { ...input, ExpressionAttributeValues: marshall(values) };
    return (await send("Query", wanted)).Items.map(unmarshall);
  },
});
