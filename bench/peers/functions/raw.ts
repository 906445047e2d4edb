/** Reads and takes items without a framework or a database. */
import type { APIGatewayProxyEventV2 } from "aws-lambda";

const answer = (statusCode: number, body: unknown) => ({
  statusCode,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

export const handler = async (event: APIGatewayProxyEventV2) => {
  const id = /^\/items\/([^/]+)$/.exec(event.rawPath)?.[1];
  if (event.requestContext.http.method === "GET" && id !== undefined) {
    return answer(200, { id, name: "An item" });
  }
  if (event.requestContext.http.method === "POST" && event.rawPath === "/items") {
    const text = event.isBase64Encoded ? atob(event.body ?? "") : (event.body ?? "");
    return answer(201, JSON.parse(text));
  }
  return answer(404, { message: "Not Found" });
};
