/** GET of an item by its id, the database asked by hand: a request signed with SigV4 over `node:http`. */
import { createHash, createHmac } from "node:crypto";
import { Agent, request } from "node:http";
import type { APIGatewayProxyEventV2 } from "aws-lambda";

const env = (name: string) => process.env[name] ?? "";
const endpoint = new URL(env("AWS_ENDPOINT_URL_DYNAMODB"));
const agent = new Agent({ keepAlive: true });
const hmac = (key: string | Buffer, text: string) =>
  createHmac("sha256", key).update(text).digest();
const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html */
function signed(target: string, body: string): Record<string, string> {
  const time = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const scope = `${time.slice(0, 8)}/${env("AWS_REGION")}/dynamodb/aws4_request`;
  const headers: Record<string, string> = {
    "content-type": "application/x-amz-json-1.0",
    host: endpoint.host,
    "x-amz-date": time,
    "x-amz-target": `DynamoDB_20120810.${target}`,
  };
  const token = env("AWS_SESSION_TOKEN");
  if (token) headers["x-amz-security-token"] = token;
  const names = Object.keys(headers).sort();
  const list = names.map((name) => `${name}:${headers[name]}\n`).join("");
  const asked = ["POST", "/", "", list, names.join(";"), sha256(body)].join("\n");
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${env("AWS_SECRET_ACCESS_KEY")}`);
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(asked)].join("\n");
  const signature = hmac(key, text).toString("hex");
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${env("AWS_ACCESS_KEY_ID")}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
  return headers;
}

function call(target: string, input: object): Promise<{ Item?: Record<string, { S: string }> }> {
  const body = JSON.stringify(input);
  return new Promise((resolve, reject) => {
    request(endpoint, { method: "POST", agent, headers: signed(target, body) }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        text += part;
      });
      answer.on("end", () => resolve(JSON.parse(text)));
    })
      .on("error", reject)
      .end(body);
  });
}

export const handler = async ({ rawPath }: APIGatewayProxyEventV2) => {
  const id = rawPath.split("/").at(-1) ?? "";
  const { Item } = await call("GetItem", { TableName: env("TABLE"), Key: { id: { S: id } } });
  const found = Item && Object.fromEntries(Object.entries(Item).map(([key, { S }]) => [key, S]));
  return {
    statusCode: found ? 200 : 404,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(found ?? { message: "Not Found" }),
  };
};
