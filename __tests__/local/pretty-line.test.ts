import { stripVTControlCharacters } from "node:util";
import { prettyLine } from "../../local/pretty-line";

const line = {
  time: "2026-11-24T18:22:33.233Z",
  level: "info",
  requestId: "70ab2949",
  method: "GET",
  route: "/orders/{id}",
  status: 200,
  ms: 20.4,
  backend: "functions",
  instance: "5041b40dba67",
  cold: true,
};
const shown = (change: object = {}) =>
  stripVTControlCharacters(prettyLine(JSON.stringify({ ...line, ...change })) ?? "");

test("a request is a row whose columns stand below each other", () => {
  const cold = shown();
  const warm = shown({
    backend: "containers",
    method: "DELETE",
    route: null,
    cold: false,
    ms: 1.25,
  });
  expect(cold).toBe(
    "18:22:33  functions   GET      /orders/{id}          200      20.4 ms  cold  5041b40dba67",
  );
  expect(warm).toBe(
    "18:22:33  containers  DELETE   no route              200       1.3 ms        5041b40dba67",
  );
});

test("what went wrong inside stands below its request", () => {
  expect(shown({ status: 503, error: "Error: away\n    at x" })).toMatch(
    / {2}503 .*\n {4}Error: away\n {8}at x$/,
  );
});

test.each([
  "START RequestId: 70ab2949 Version: $LATEST",
  "END RequestId: 70ab2949",
  "REPORT RequestId: 70ab2949\tDuration: 27.40 ms",
])("%j says nothing that the request's row does not", (text) => {
  expect(prettyLine(text)).toBeUndefined();
});

test.each(["what the app says", "{ half", '{"own":"line","status":"ok"}', "null", ""])(
  "%j is the app's own, and stays as it is",
  (text) => expect(prettyLine(text)).toBe(text),
);
