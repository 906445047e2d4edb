import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

const root = join(__dirname, "..");

/** The project's own sources, tests aside. */
const sources = execFileSync("git", ["ls-files", "*.ts"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && !file.startsWith("__tests__/") && !file.endsWith(".d.ts"));

/** What a source imports: files of this project from its top folder, packages by name. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), "utf8");
  const found = text.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*["']([^"']+)["']/g);
  return [...found].map(([, name = ""]) =>
    name.startsWith(".") ? normalize(join(dirname(file), name)) : name,
  );
}

const own = /^(runtime|modules|local|compare|html|build|docker|parts|bench|main|settings)(\/|$)/;
const data = ["runtime/routes", "runtime/table", "runtime/cors", "runtime/timeouts"];

/** What each part may import of the others. A part is a folder, or a file of the top. */
const allowed: Readonly<Record<string, readonly RegExp[]>> = {
  runtime: [],
  modules: [],
  build: [],
  compare: [],
  local: [/^build\//, ...data.map((file) => new RegExp(`^${file}$`))],
  docker: [/^build\//, /^local\//, ...data.map((file) => new RegExp(`^${file}$`))],
};

const partOf = (file: string) => file.split("/")[0] ?? file;

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

test.each(data)("%s imports nothing", (file) => {
  expect(importsOf(`${file}.ts`)).toEqual([]);
});

test("only the entrypoints know their platform", () => {
  const platform = /^(@vendia\/serverless-express|aws-lambda)$/;
  const files = sources.filter((file) => partOf(file) === "runtime");
  const knowing = files.filter((file) => importsOf(file).some((name) => platform.test(name)));
  expect(knowing).toEqual(["runtime/lambda.ts"]);
});

test("nothing imports the whole of the AWS provider, which takes seconds", () => {
  const whole = sources.filter((file) => importsOf(file).includes("@cdktf/provider-aws"));
  expect(whole).toEqual([]);
});
