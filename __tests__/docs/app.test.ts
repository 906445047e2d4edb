import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkScenario } from "../../compare/load/check-scenario";
import { parseManifest } from "../../runtime/app";
import { manifestSchema } from "../../runtime/app/schema";
import { itemOperations } from "../../runtime/app/tables";

const text = readFileSync(join(__dirname, "../../docs/app.md"), "utf8");
const section = (title: string) => text.split(`\n## ${title}\n`)[1]?.split("\n## ")[0] ?? "";

test("the table of the manifest has each of its fields, and no other", () => {
  const rows = [...section("The manifest").matchAll(/^\| (`.*?`) \|/gm)];
  const fields = rows.flatMap(([, cell = ""]) => [...cell.matchAll(/`(\w+)/g)].map(([, f]) => f));
  expect([...new Set(fields)].sort()).toEqual(Object.keys(manifestSchema.entries).sort());
});

test("each operation on a table is named", () => {
  for (const operation of itemOperations) {
    expect(section("The manifest")).toContain(`\`${operation}\``);
  }
});

test("the manifest that is shown is one, and its scenario can be sent", () => {
  const [, code = ""] = /```js\n([\s\S]*?)```/.exec(text) ?? [];
  const module: { exports: unknown } = { exports: {} };
  new Function("module", code)(module);
  const { routes, workload } = parseManifest(module.exports, "my-api");
  expect(routes.map(({ name }) => name)).toEqual(["listNotes", "addNote", "removeNote", "rest"]);
  expect(() => checkScenario(workload, {})).not.toThrow();
});
