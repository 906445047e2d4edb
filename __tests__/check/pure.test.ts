import { execFileSync } from "node:child_process";
import { catalogue, findingOf, kinds } from "../../check/catalogue";
import { type Answer, HOST } from "../../check/client";
import { curl } from "../../check/curl";
import { apartFrom, differences } from "../../check/differences";
import { mustChange, sorted, verdictOf } from "../../check/finding";
import { parseOptions } from "../../check/options";
import { madeFor } from "../../check/phases/native";
import { fillPath, takes } from "../../check/plan/fill-path";
import { terminalReport } from "../../check/report/terminal";
import { smallest } from "../../check/smallest";
import { answered } from "./answered";

const json = [["content-type", "application/json"]] as const;
const answer = (status: number, body: string, headers: Answer["headers"] = json) =>
  answered(status, body, headers);
const places = (a: Answer, b: Answer) => differences(a, b).map(([place]) => place);

describe("where two answers differ", () => {
  test.each([
    ["nowhere", answer(200, '{"a":1}'), answer(200, '{"a":1}'), []],
    ["in status alone, whatever else", answer(200, '{"a":1}'), answer(404, "{}"), ["status"]],
    ["in a field", answer(200, '{"a":{"b":1}}'), answer(200, '{"a":{"b":2}}'), ["body.a.b"]],
    ["in a field that is not there", answer(200, '{"a":null}'), answer(200, "{}"), ["body.a"]],
    ["in a length", answer(200, "[1,2]"), answer(200, "[1]"), ["body.length"]],
    [
      "not in the scheme of the app's own address",
      answer(200, `{"a":"https://${HOST}/1"}`),
      answer(200, `{"a":"http://${HOST}/1"}`),
      [],
    ],
    [
      "in a header, but none of the doors' own",
      answer(200, "", [
        ["vary", "a, b"],
        ["x-backend", "functions"],
        ["x-own", "1"],
      ]),
      answer(200, "", [
        ["vary", "a,b"],
        ["x-backend", "containers"],
      ]),
      ["header x-own"],
    ],
    [
      "in a cookie's name, not its value",
      answer(200, "", [["set-cookie", "sid=1; Path=/"]]),
      answer(200, "", [["set-cookie", "sid=2; Path=/"]]),
      [],
    ],
  ])("%s", (_name, a, b, wanted) => {
    expect(places(a, b)).toEqual(wanted);
  });

  test("apart from what differs anyway", () => {
    const found = differences(answer(200, '{"a":1,"b":1}'), answer(200, '{"a":2,"b":2}'));
    const anyway = differences(answer(200, '{"a":1}'), answer(200, '{"a":3}'));
    expect(apartFrom(found, anyway).map(([place]) => place)).toEqual(["body.b"]);
  });
});

describe("a path for a route", () => {
  test.each([
    ["/orders/:id", "/orders/x"],
    ["/orders/:id(\\d+)/lines", "/orders/x/lines"],
    ["/orders/{id}", "/orders/x"],
    ["/files/{rest+}", "/files/x"],
    ["/files/*rest", "/files/x"],
    ["/files{/:name}", "/files/x"],
    ["/café/:id", "/caf%C3%A9/x"],
    ["/", "/"],
  ])("%s becomes %s, which it takes", (template, path) => {
    expect(fillPath(template, () => "x")).toBe(path);
    expect(takes(template.replace(/\{(\/:name)\}/, "$1"), path)).toBe(true);
  });

  test("a value is one segment", () => {
    expect(fillPath("/a/:b", () => "c/d e")).toBe("/a/c%2Fd%20e");
  });

  test.each([
    ["/orders/:id", "/orders"],
    ["/orders", "/customers"],
    ["/files/{rest+}", "/files"],
  ])("%s does not take %s", (template, path) => {
    expect(takes(template, path)).toBe(false);
  });
});

describe("a request as a command", () => {
  const planned = { route: "r", method: "POST", path: "/a?b=1&c={d}", headers: {}, body: "" };

  test("a shell and curl read it as it is", () => {
    const body = `it's "$HOME" \`id\``;
    const command = curl("http://127.0.0.1:3001", { ...planned, headers: { "x-a": "b c" }, body });
    // What the shell makes of it, a word a line.
    const words = execFileSync("sh", ["-c", command.replace(/^curl/, "printf '%s\\n'")]);
    expect(String(words).split("\n").slice(0, -1)).toEqual([
      "-i",
      "-g",
      "--path-as-is",
      "-X",
      "POST",
      "-H",
      "x-a: b c",
      "--data-binary",
      body,
      "http://127.0.0.1:3001/a?b=1&c={d}",
    ]);
  });

  test("a cookie is kept by one command and sent by another", () => {
    const known = { ...planned, headers: { cookie: "sid=1", accept: "*/*" } };
    expect(curl("http://a", planned, ["kept"])).toContain(" -c cookies.txt ");
    expect(curl("http://a", known, ["sent"])).toContain(" -b cookies.txt -H 'accept: */*' ");
  });

  test("a long body is made, and not printed", () => {
    const command = curl("http://127.0.0.1:3002", { ...planned, body: "a".repeat(5_000_000) });
    expect(command.length).toBeLessThan(200);
    expect(command).toMatch(/^head -c 5000000 \/dev\/zero \| curl /);
  });
});

describe("the smallest request that shows something", () => {
  const request = {
    route: "r",
    method: "POST",
    path: "/a?x=1&y=2",
    headers: { one: "1", two: "2" },
    body: '{"a":1,"b":2}',
  };

  test("has what it needs, and nothing else", async () => {
    const needs = async (one: typeof request | { path: string; body?: string | undefined }) =>
      one.path.includes("y=2") && Boolean(one.body?.includes('"b"'));
    const found = await smallest(request, needs);
    expect(found).toEqual({ ...request, path: "/a?y=2", headers: {}, body: '{"b":2}' });
  });

  test("is the request itself where all is needed", async () => {
    expect(await smallest(request, async () => false)).toEqual(request);
  });
});

describe("findings", () => {
  const shown = findingOf("memory-state", { what: "It forgets.", requests: ["curl a"] });
  const known = findingOf("paths", { what: "a%2Fb" });
  const stop = findingOf("start-slow", { what: "11 s" });

  test.each(kinds)("%s says what to do, and where AWS or another says so", (kind) => {
    const { page, todo, limit, title } = catalogue[kind];
    expect(page).toMatch(
      /^https:\/\/(docs\.aws\.amazon\.com|expressjs\.com|nodejs\.org|12factor\.net)\//,
    );
    for (const text of [todo, limit, title]) expect(text.length).toBeGreaterThan(8);
  });

  test("are seen where a request showed them, else measured", () => {
    expect([shown.evidence, known.evidence]).toEqual(["seen", "measured"]);
  });

  test("come most grave first", () => {
    expect(sorted([known, shown, stop])).toEqual([stop, shown, known]);
  });

  test("make a verdict for each door", () => {
    const all = [known, shown, stop];
    expect(verdictOf("functions", all, true).verdict).toBe("not at all");
    expect(verdictOf("containers", all, true)).toEqual({
      door: "containers",
      verdict: "ready with these changes",
      because: ["State in memory"],
    });
    expect(verdictOf("functions", [known], true).verdict).toBe("ready");
    expect(verdictOf("functions", [], false).verdict).toBe("not known");
    expect([mustChange([known]), mustChange(all)]).toEqual([false, true]);
  });

  test("are a report that fits a terminal, but for what is to be copied", () => {
    const text = terminalReport({
      app: "notes",
      seconds: 1.5,
      asked: ["GET /"],
      doors: [verdictOf("functions", [shown], true), verdictOf("containers", [], true)],
      findings: [shown],
      untried: [{ what: "GET /^a/", why: "its path is a pattern" }],
      unknowable: ["Rights"],
    });
    const lines = text.split("\n");
    expect(lines.filter((line) => line.length > 100 && !/https:|\$ /.test(line))).toEqual([]);
    expect(text).toContain("  State in memory (functions and containers; silently; seen)");
    expect(text).toContain("      $ curl a");
    expect(text).toContain("  - GET /^a/: its path is a pattern.");
    expect(lines.slice(-2)).toEqual([
      "Functions:  ready with these changes: state in memory",
      "Containers: ready",
    ]);
  });
});

test.each([
  [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...Array(11).fill(0), 0xb7, 0]), "arm64"],
  [Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 2, 1, ...Array(11).fill(0), 0, 0x3e]), "x86_64"],
  [Buffer.from("MZ a program of another system"), "another system than Linux"],
  [Buffer.alloc(0), "another system than Linux"],
])("a native module tells its machine %#", (file, machine) => {
  expect(madeFor(file)).toBe(machine);
});

test("without options the blog is checked", () => {
  expect(parseOptions([])).toEqual({
    app: undefined,
    scenario: undefined,
    har: undefined,
    writes: false,
    reads: false,
    json: undefined,
    port: 3_000,
    help: false,
  });
});
