import type { RawAnswer } from "../support/http";
import type { BackendName } from "./backends";

/** What both doors answered to one request. */
export interface Answers extends Readonly<Record<BackendName, RawAnswer>> {
  readonly method: string;
}

/** In what two like answers may differ. */
interface Difference {
  readonly header: string;
  readonly reason: string;
  /** Whether this is it. @default always */
  readonly holds?: (answers: Answers) => boolean;
}

const headerOf = (answers: Answers, header: string) => ({
  functions: answers.functions.headers[header],
  containers: answers.containers.headers[header],
});

/** All of them, beside how headers that come twice are joined: whatever else differs is a fault. */
export const differences: readonly Difference[] = [
  { header: "x-backend", reason: "it says which door it was" },
  { header: "x-instance-id", reason: "each instance has its own" },
  { header: "x-instance-seq", reason: "each instance counts its own" },
  { header: "x-init-ms", reason: "each instance took its own time" },
  { header: "x-ready-age-ms", reason: "an instance's first answer alone has it" },
  { header: "server-timing", reason: "its numbers" },
  { header: "apigw-requestid", reason: "API Gateway's id of the request" },
  { header: "date", reason: "the time" },
  { header: "connection", reason: "each server keeps its own connections" },
  { header: "keep-alive", reason: "each server keeps its own connections" },
  {
    header: "content-type",
    reason: "API Gateway names one where a function names none",
    holds: (answers) => {
      const { functions, containers } = headerOf(answers, "content-type");
      return containers === undefined && functions === "text/plain; charset=utf-8";
    },
  },
  {
    header: "content-length",
    reason: "a function's is dropped, and to HEAD it answers no body to count",
    holds: ({ method }) => method === "HEAD",
  },
  {
    header: "content-length",
    reason: "API Gateway has the whole answer before it sends it: also one that is streamed",
    holds: (answers) =>
      headerOf(answers, "transfer-encoding").containers === "chunked" &&
      headerOf(answers, "content-length").functions === String(answers.functions.bytes.length),
  },
  {
    header: "content-length",
    reason: "API Gateway counts the body where there is none",
    holds: (answers) => {
      const { functions, containers } = headerOf(answers, "content-length");
      return containers === undefined && functions === "0";
    },
  },
  {
    header: "transfer-encoding",
    reason: "how a body is cut for the wire is each door's own",
    holds: (answers) => headerOf(answers, "transfer-encoding").functions === undefined,
  },
  {
    header: "etag",
    reason: "it is a sum of the body, in which a time or a random id stands",
    holds: ({ functions, containers }) =>
      !functions.bytes.equals(containers.bytes) &&
      comparableBody(functions) === comparableBody(containers),
  },
];

/** A header that comes twice, as API Gateway joins it: without a space. */
const joined = (value: string) => value.replaceAll(", ", ",");

/** Both answers without those differences: what must be equal. */
export function comparable(answers: Answers) {
  const explained = new Set(
    differences.filter(({ holds }) => holds?.(answers) ?? true).map(({ header }) => header),
  );
  const rest = (answer: RawAnswer) => ({
    status: answer.status,
    headers: Object.fromEntries(
      Object.entries(answer.headers)
        .filter(([name]) => !explained.has(name))
        .map(([name, value]) => [name, [value].flat().map((one) => settle(joined(String(one))))]),
    ),
    body: comparableBody(answer),
  });
  return { functions: rest(answers.functions), containers: rest(answers.containers) };
}

/** Text as text, with what time and chance put in replaced; anything else byte for byte. */
function comparableBody({ bytes, body }: RawAnswer): string {
  return Buffer.from(body).equals(bytes) ? settle(body) : bytes.toString("base64");
}

/** Times, and the random end of an id that was made, as fixed words. */
function settle(text: string): string {
  return text
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, "<time>")
    .replace(/Expires=\w{3}, ?\d\d \w{3} (?!1970)\d{4} \d\d:\d\d:\d\d GMT/g, "Expires=<time>")
    .replace(/\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, "<random>")
    .replace(/-[0-9a-f]{8}\b/g, "-<random>")
    .replace(/cursor=[\w-]+/g, "cursor=<cursor>");
}
