import { parseOptions } from "../../../compare/run/args";
import { isEmulated, parseTarget, regionOf } from "../../../compare/target";

const parse = (...args: string[]) => parseOptions(args, () => 7);

test("without options: the standard profile on the local system, with a seed that was drawn", () => {
  expect(parse()).toMatchObject({
    targets: undefined,
    profile: "standard",
    seed: 7,
    json: "compare.json",
    html: "compare.html",
    merge: [],
    app: undefined,
    scenario: undefined,
    har: undefined,
    writes: false,
    labels: { functions: "functions", containers: "containers" },
    kinds: undefined,
  });
});

test("what is sent, and what both are", () => {
  expect(parse("--app", "../shop", "--har", "a.har", "--writes")).toMatchObject({
    app: "../shop",
    har: "a.har",
    writes: true,
  });
  expect(parse("--labels", "version 1, version 2", "--kinds", "containers,other")).toMatchObject({
    labels: { functions: "version 1", containers: "version 2" },
    kinds: { functions: "containers", containers: "other" },
  });
});

test("all options", () => {
  const options = parse(
    ...["--functions", "https://f.example/", "--containers", "http://c.example:80/x/"],
    ...["--profile", "quick", "--rate", "40,10,10", "--duration", "60", "--seed", "0"],
  );
  expect(options).toMatchObject({
    targets: { functions: "https://f.example", containers: "http://c.example:80/x" },
    profile: "quick",
    rates: [10, 40],
    duration: 60,
    seed: 0,
  });
});

test("what is known of the costs is checked before anything is measured", () => {
  expect(parse("--set", "requestsPerMonth=30_000_000", "--set", "coldRate=1%").settings).toEqual([
    "requestsPerMonth=30_000_000",
    "coldRate=1%",
  ]);
  expect(() => parse("--set", "coldRate=2")).toThrow("coldRate");
});

test("placements are of what was deployed from here", () => {
  expect(parse("--deployed", "--placements", "5").placements).toBe(5);
  expect(parse().placements).toBe(1);
  const belongs = /^--placements belongs to --deployed: only what was deployed from here/;
  expect(() => parse("--placements", "5")).toThrow(belongs);
  expect(() => parse("--deployed", "--placements", "5", "--merge", "a.json")).toThrow(belongs);
  for (const text of ["1", "2.5", "21", "many"]) {
    expect(() => parse("--deployed", "--placements", text)).toThrow(`--placements is "${text}"`);
  }
});

test.each([
  [["--profile", "fast"], '--profile is "fast"; it must be one of quick, standard, thorough'],
  [["--rate", "0"], '--rate is "0"; it must be a number from 0.1 to 10000'],
  [["--rate", "5,"], '--rate is ""; it must be a number from 0.1 to 10000'],
  [["--duration", "x"], '--duration is "x"; it must be a number from 1 to 86400'],
  [["--functions", "https://f.example"], "--functions and --containers go together"],
  [["--scenario", "a", "--har", "b"], "--scenario and --har exclude each other"],
  [["--writes"], "--writes belongs to --har"],
  [["--labels", "one"], '--labels is "one"; it must be two words with a comma between them'],
  [["--labels", "a,a"], '--labels is "a,a"; it must be two different, short names'],
  [["--kinds", "vm,vm"], "each must be one of functions, containers, other"],
  [["--kinds", "a,b,c"], '--kinds is "a,b,c"; it must be two words'],
  [["--speed", "1"], "Unknown option '--speed'"],
  [
    ["--functions", "f.example", "--containers", "https://c.example"],
    '--functions is "f.example"; it must be an address',
  ],
])("%j is refused with what is allowed", (args, message) => {
  expect(() => parse(...args)).toThrow(message);
});

test.each([
  ["http://127.0.0.1:3001", true],
  ["http://localhost:3001", true],
  ["http://[::1]:3001", true],
  ["http://10.1.2.3", true],
  ["http://172.31.0.1", true],
  ["http://192.168.1.10", true],
  ["http://[fd12::1]", true],
  ["http://functions:8080", true],
  ["http://laptop.local", true],
  ["http://172.32.0.1", false],
  ["http://8.8.8.8", false],
  ["https://abc.execute-api.eu-west-1.amazonaws.com", false],
  ["http://internal-app-1.us-east-1.elb.amazonaws.com", false],
  ["https://d111.cloudfront.net/functions", false],
])("%s is emulated: %s", (url, expected) => {
  expect(isEmulated(url)).toBe(expected);
});

test.each([
  ["https://abc.execute-api.eu-west-1.amazonaws.com", "eu-west-1"],
  ["http://app-1.us-east-1.elb.amazonaws.com", "us-east-1"],
  ["https://x.lambda-url.us-east-1.on.aws", "us-east-1"],
  ["https://app.example", undefined],
])("%s is in region %s", (url, region) => {
  expect(regionOf(url)).toBe(region);
});

test("an address keeps its path and loses its last slash", () => {
  expect(parseTarget("--functions", "https://d.example/functions/")).toBe(
    "https://d.example/functions",
  );
});
