import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const root = join(__dirname, "..");
const list = (...patterns: string[]) =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...patterns], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\n")
    .filter((file) => file !== "");
const textOf = (file: string) => readFileSync(join(root, file), "utf8");

/** The project's own sources: neither tests nor the examples, which are strangers. */
const sources = list("*.ts").filter(
  (file) => !/^(__tests__|examples)\//.test(file) && !file.endsWith(".d.ts"),
);

/** What a source imports: files of this project from its top folder, packages by name. */
function importsOf(file: string): string[] {
  const found = textOf(file).matchAll(
    /(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([^"']+)["']/g,
  );
  return [...found].map(([, name = ""]) =>
    name.startsWith(".") ? normalize(join(dirname(file), name)) : name,
  );
}

const own =
  /^(runtime|modules|local|compare|html|build|deploy|docker|parts|bench|check|main|settings)(\/|$)/;
const contract = /^runtime\/app(\/|$)/;

/** What each part may import of the others: the first part that a file's path begins with counts. */
const allowed: Readonly<Record<string, readonly RegExp[]>> = {
  // What a route, a table and a policy are is the constructs' to say, which need no app.
  "runtime/app": [/^modules\/(dynamo\/(rights|schema)|lambda-api\/(api-routes|props)|cors)$/],
  // A secret is asked for by the same signature as an item.
  "runtime/adapter": [contract, /^runtime\/database\/signature$/],
  // What any app opens its database by; it knows none of them.
  "runtime/database": [contract],
  "runtime/blog": [contract, /^runtime\/database$/],
  runtime: [/^runtime\/adapter\//],
  modules: [],
  settings: [contract, /^modules\//],
  build: [contract, /^runtime\/adapter\/settings$/, /^modules\/content-time$/],
  local: [
    contract,
    /^build\//,
    /^runtime\/adapter\/log$/,
    /^settings\/defaults$/,
    /^modules\/static-site\/page-policy$/,
  ],
  deploy: [contract, /^build\//, /^compare\/((cost|record)\/|prices$)/, /^settings$/],
  docker: [contract, /^build\//, /^local\//],
  compare: [contract, /^build\/(app\/find-app|project|user-error)$/, /^settings\/defaults$/],
  parts: [contract, /^build\//, /^compare\/record\//, /^main$/, /^settings$/],
  html: [contract, /^compare\//, /^parts\//, /^check\/report\/groups$/],
  bench: [
    contract,
    /^runtime\/database$/,
    /^build\//,
    /^compare\//,
    /^local\//,
    /^settings(\/defaults)?$/,
  ],
  check: [
    contract,
    /^build\//,
    /^local\//,
    /^compare\/(load|run|run-error)/,
    /^settings\/defaults$/,
  ],
  "main.ts": [contract, /^build\//, /^modules\//, /^settings(\/|$)/],
};
const parts = Object.keys(allowed);
const partOf = (file: string) =>
  parts.find(
    (part) => file === part || `${file}/`.startsWith(`${part}/`) || file.startsWith(`${part}.`),
  ) ?? file;

describe.each(Object.entries(allowed))("%s", (part, others) => {
  const files = sources.filter((file) => partOf(file) === part);

  test("has sources", () => {
    expect(files).not.toEqual([]);
  });

  test("imports no other part but what it may", () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => own.test(name) && partOf(name) !== part)
        .filter((name) => !others.some((other) => other.test(name)))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });
});

test("every source belongs to a part", () => {
  expect(sources.filter((file) => !parts.includes(partOf(file)))).toEqual([]);
});

test("nothing imports the tests", () => {
  const wrong = sources.filter((file) =>
    importsOf(file).some((name) => name.startsWith("__tests__/")),
  );
  expect(wrong).toEqual([]);
});

test("only the functions' door knows serverless-express", () => {
  const knowing = sources.filter((file) => importsOf(file).includes("@vendia/serverless-express"));
  expect(knowing).toEqual(["runtime/adapter/serve-function.ts"]);
});

test("nothing imports the whole of the AWS provider, which takes seconds", () => {
  const whole = sources.filter((file) => importsOf(file).includes("@cdktf/provider-aws"));
  expect(whole).toEqual([]);
});

describe("the blog is one folder, its view and their tests", () => {
  /** Its routes, fields, table and key, by the names that nothing else has. */
  const words =
    /\/blog\b(?!\/(?:index|manifest)\b)|\b(listPosts|createPost|getPost|deletePost|feedKey|BLOG_WRITE_KEY)\b/;
  const elsewhere = list(
    "*.ts",
    "*.js",
    "*.cjs",
    "*.css",
    "*.html",
    "*.yaml",
    "docker/Dockerfile",
  ).filter((file) => !/^(__tests__|runtime\/blog|html\/src\/views\/posts|examples)\//.test(file));

  test("is looked for in many files", () => {
    expect(elsewhere.length).toBeGreaterThan(200);
  });

  const withoutAddresses = (line: string) => line.replace(/https:\S+/g, "");

  test("nothing else names what is its own", () => {
    const naming = elsewhere.flatMap((file) =>
      textOf(file)
        .split("\n")
        .flatMap((line, at) =>
          words.test(withoutAddresses(line)) ? [`${file}:${at + 1}: ${line.trim()}`] : [],
        ),
    );
    expect(naming).toEqual([expect.stringContaining('join(projectFolder, "runtime/blog")')]);
  });
});
