import { parseHeaders } from "../../../../html/src/views/try/typed-headers";

test("headers are read line by line; empty lines and spaces are let be", () => {
  expect(parseHeaders("accept: text/html\n\n  x-a :  1: 2  \r\nx-empty:")).toEqual({
    headers: [
      ["accept", "text/html"],
      ["x-a", "1: 2"],
      ["x-empty", ""],
    ],
    problems: [],
  });
});

test.each([
  ["accept text/html", /^Header 1, “accept text\/html”: write it as “name: value”/],
  [": x", /write it as/],
  ["x a: 1", /“x a” is no name/],
  ["Cookie: a=1", /a browser sets it by itself/],
  ["sec-fetch-mode: cors", /a browser sets it by itself/],
  ["x: ☃", /characters that a header cannot carry/],
])("%j is refused in words", (line, problem) => {
  const { headers, problems } = parseHeaders(line);
  expect(headers).toEqual([]);
  expect(problems).toEqual([expect.stringMatching(problem)]);
});
