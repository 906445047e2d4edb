import { defaultHealthPath, type ManifestInput, parseManifest } from "../../../runtime/app";
import { manifest as blog } from "../../../runtime/blog/manifest";

test("without a word an app is one function for every path, and nothing else", () => {
  expect(parseManifest({}, "my-api")).toEqual({
    name: "my-api",
    routes: [{ name: "all", method: "ANY", path: "$default", uses: {} }],
    tables: {},
    environment: { values: {}, passed: [], secrets: [] },
    keys: {},
    cors: undefined,
    timeouts: { function: 10_000, finish: 10_000 },
    healthPath: defaultHealthPath,
    paths: "as-sent",
    workload: { requests: [{ name: "root", path: "/" }] },
    seed: [],
    bundle: { alias: {} },
    files: [],
    view: undefined,
  });
});

test("the blog's is right, and keeps its words", () => {
  const { routes, healthPath, timeouts } = parseManifest(blog, "other");
  expect(routes.map(({ name, uses }) => [name, uses])).toEqual([
    ["listPosts", { posts: ["query:feed"] }],
    ["createPost", { posts: ["putItem", "getItem"] }],
    ["getPost", { posts: ["getItem"] }],
    ["deletePost", { posts: ["getItem", "deleteItem"] }],
  ]);
  expect(healthPath).toBe("/");
  expect(timeouts).toEqual({ call: 1_000, request: 5_000, function: 10_000, finish: 10_000 });
});

const key = { name: "id", type: "S" } as const;
const tables = { notes: { partitionKey: key, indexes: { byOwner: { partitionKey: key } } } };

describe("what may be done to a table", () => {
  test("is all, where nothing is said", () => {
    const [route] = parseManifest({ tables }, "a").routes;
    expect(route?.uses.notes).toEqual(
      expect.arrayContaining(["getItem", "transactWriteItems", "query:byOwner", "scan:byOwner"]),
    );
  });

  test("is what a route says, with what is said for all of them, each once", () => {
    const input: ManifestInput = {
      tables,
      uses: { notes: ["getItem"] },
      routes: [
        { name: "a", method: "PUT", path: "/a", uses: { notes: ["putItem", "getItem"] } },
        { name: "b", method: "GET", path: "/b" },
      ],
    };
    expect(parseManifest(input, "a").routes.map(({ uses }) => uses)).toEqual([
      { notes: ["putItem", "getItem"] },
      { notes: ["getItem"] },
    ]);
  });

  test("is nothing for a route that says nothing, where another does", () => {
    const routes: ManifestInput["routes"] = [
      { name: "a", method: "GET", path: "/a", uses: { notes: ["getItem"] } },
      { name: "b", method: "GET", path: "/b" },
    ];
    expect(parseManifest({ tables, routes }, "a").routes[1]?.uses).toEqual({});
  });
});

describe("mistakes", () => {
  const problems = (input: unknown): string[] => {
    try {
      parseManifest(input, "a");
    } catch (error) {
      return (error as Error).message.split("\n");
    }
    return [];
  };

  test("are told all at once, each with its place, its value and what is allowed", () => {
    expect(
      problems({
        name: "My API",
        rotues: [],
        routes: [{ name: "a b", method: "FETCH", path: "blog" }],
        tables: { notes: { partitionKey: { name: "id", type: "string" } } },
        timeouts: { function: 1500 },
        files: ["../secrets"],
      }),
    ).toEqual([
      'name is "My API"; allowed is 1 to 20 lower-case letters, digits and inner hyphens, beginning with a letter.',
      'routes.0.name is "a b"; allowed is a name of 1 to 30 letters and digits.',
      'routes.0.method is "FETCH"; allowed is one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, ANY.',
      'routes.0.path is "blog"; allowed is a path as API Gateway writes it: "/orders/{id}", "/files/{rest+}" or "$default".',
      'tables.notes.partitionKey.type is "string"; allowed is S, N or B: string, number or binary.',
      "timeouts.function is 1500; allowed is whole seconds, in milliseconds.",
      'files.0 is "../secrets"; allowed is a path inside the app\'s folder, with forward slashes.',
      expect.stringMatching(/^rotues is not known; allowed is one of name, routes, tables, /),
    ]);
  });

  test.each([
    [null, "it is null; allowed is an object."],
    ["text", 'it is "text"; allowed is an object.'],
    [
      { tables: { notes: {} } },
      "tables.notes.partitionKey is missing; allowed is a key's { name, type }.",
    ],
    [
      { seed: [{ name: "x" }] },
      "seed.0.path is missing; allowed is a path that begins with / and has no spaces.",
    ],
    [{ routes: [] }, "routes is []; allowed is at least one route."],
    [
      { workload: { requests: [{ name: "x", path: "nowhere" }] } },
      'workload.requests.0.path is "nowhere"; allowed is a path that begins with / and has no spaces.',
    ],
    [{ bundle: true }, "bundle is true; allowed is false or { alias }."],
    [
      { routes: [{ name: "a", method: "GET", path: "$default" }] },
      'routes: "a" is GET $default; allowed is ANY with $default.',
    ],
    [
      { routes: [{ name: "a", method: "GET", path: "/a", uses: { notes: ["getItem"] } }] },
      'the uses of route "a": there is no table "notes"; there is none.',
    ],
    [
      { tables, uses: { notes: ["query:byDate"] } },
      'uses: "query:byDate" names no index of "notes"; it has byOwner.',
    ],
    [
      {
        routes: [
          { name: "a", method: "GET", path: "/a" },
          { name: "a", method: "GET", path: "/a" },
        ],
      },
      'routes: two have the name "a"; allowed is one of each.',
    ],
  ])("%j", (input, problem) => {
    expect(problems(input)).toContain(problem);
  });
});
