import type { RawAnswer } from "../support/http";

/** All in which two like answers may differ, and why. */
const mayDiffer = new Set([
  "apigw-requestid", // API Gateway's id of the request
  "date",
  "connection", // each server keeps its own connections
  "keep-alive",
  "server-timing", // its numbers
]);

/** What must be equal at both doors: status, body and headers, without what time and chance put in. */
export function comparable(answer: RawAnswer, method = "GET") {
  const headers = Object.entries(answer.headers).filter(
    ([name]) =>
      !name.startsWith("x-") &&
      !mayDiffer.has(name) &&
      // A function's content-length is dropped, and to HEAD it answers no body to count.
      !(method === "HEAD" && name === "content-length"),
  );
  return {
    status: answer.status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name, settle(String(value))])),
    body: settle(answer.body),
  };
}

/** Times, and the random end of an id that was made, as fixed words. */
function settle(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, "<time>")
    .replace(/-[0-9a-f]{8}\b/g, "-<random>")
    .replace(/cursor=[\w-]+/g, "cursor=<cursor>");
}
