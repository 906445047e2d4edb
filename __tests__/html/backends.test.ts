import { readBackends } from "../../html/src/backends";

const page = "https://app.example/";
const output = (OutputKey: string, OutputValue: unknown) => ({ OutputKey, OutputValue });

test("the stack's outputs name the backends; others are let be", () => {
  const urls = [
    { ...output("FunctionsURL", "https://api.example"), Description: "behind API Gateway" },
    output("ContainersURL", "http://lb.example/"),
    output("TableName", "posts"),
  ];
  expect(readBackends(urls, page)).toEqual({
    all: [
      {
        name: "functions",
        title: "Functions",
        address: "https://api.example",
        description: "behind API Gateway",
      },
      {
        name: "containers",
        title: "Containers",
        address: "http://lb.example",
        description: "",
      },
    ],
  });
});

test("a path is one of the page's own site", () => {
  const { all } = readBackends([output("FunctionsURL", "/functions")], page);
  expect(all.map(({ address }) => address)).toEqual(["https://app.example/functions"]);
});

test("without urls.js the local addresses are taken, and the note says so", () => {
  const { all, note } = readBackends(undefined, page);
  expect(all.map(({ address }) => address)).toEqual([
    "http://127.0.0.1:3001",
    "http://127.0.0.1:3002",
  ]);
  expect(note).toMatch(/urls\.js is not there/);
});

test.each([
  ["not a list", { FunctionsURL: "https://api.example" }],
  ["an empty list", []],
  ["no known output", [output("SiteURL", "https://app.example")]],
  ["an address that is not http", [output("FunctionsURL", "javascript:alert(1)")]],
  ["an address that is no text", [output("FunctionsURL", 3001), null, "x"]],
])("%s names no backend, and the note says so", (_, urls) => {
  const { all, note } = readBackends(urls, page);
  expect(all).toHaveLength(2);
  expect(note).toMatch(/names no backend/);
});

test("a path has no site to be on when the page comes from disk", () => {
  const { note } = readBackends([output("FunctionsURL", "/functions")], "file:///tmp/index.html");
  expect(note).toMatch(/names no backend/);
});
