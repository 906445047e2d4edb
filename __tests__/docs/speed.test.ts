import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { leavable } from "../../build/plugins/stand-ins-plugin";

const root = join(__dirname, "../..");
const text = readFileSync(join(root, "docs/speed.md"), "utf8");
const rows = text.split("\n").filter((line) => line.startsWith("| `"));

test("each way to be fast that can be left out is told, and no other", () => {
  const named = rows.flatMap((row) => {
    const [, cell = ""] = row.split("|");
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
  });
  expect(named.sort()).toEqual(leavable);
});

test("each place is there", () => {
  const places = rows.flatMap((row) => [...(row.split("|")[3] ?? "").matchAll(/`([^`]+)`/g)]);
  expect(places.length).toBeGreaterThan(3);
  expect(places.filter(([, path = ""]) => !existsSync(join(root, path)))).toEqual([]);
});
