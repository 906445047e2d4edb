import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Part, partsOf, totals } from "../../parts/parts";
import { toMarkdown } from "../../parts/table";
import { uses } from "../../parts/uses";
import { manifestOf } from "../modules/manifest-of";
import { addresses } from "../modules/synthesize";
import { production, wholeStack } from "../modules/whole-stack";

const parts = partsOf(wholeStack());
const part = (name: string) => parts.find((one) => one.name === name) as Part;

test("each construct of main.ts is a part", () => {
  expect(parts.map(({ name, side }) => [name, side]).sort()).toEqual([
    ["containers", "containers"],
    ["functions", "functions"],
    ["network", "containers"],
    ["observability", "shared"],
    ["posts", "shared"],
    ["site", "shared"],
  ]);
});

test("every resource is in one part, but for the files in the bucket", () => {
  const counted = parts.reduce((sum, { resources }) => sum + resources, 0);
  const all = addresses(wholeStack()).filter((address) => !address.startsWith("aws_s3_object."));
  expect(counted).toBe(all.length);
  for (const { kinds, resources } of parts) {
    expect(kinds.reduce((sum, { count }) => sum + count, 0)).toBe(resources);
  }
});

test("each table of an app is a part of its own", () => {
  const partitionKey = { name: "id", type: "S" } as const;
  const manifest = manifestOf({
    tables: { orders: { partitionKey }, functions: { partitionKey } },
  });
  const shared = partsOf(wholeStack({}, { manifest })).filter(({ side }) => side === "shared");
  expect(shared.map(({ name }) => name).sort()).toEqual([
    "functionsTable",
    "observability",
    "orders",
    "site",
  ]);
});

test("kinds are counted", () => {
  const count = (name: string, type: string) =>
    part(name).kinds.find((kind) => kind.type === type)?.count;
  expect(count("functions", "aws_lambda_function")).toBe(4);
  expect(count("network", "aws_subnet")).toBe(4);
  expect(count("containers", "aws_ecs_service")).toBe(1);
});

test("containers need more kinds of parts, which the totals say", () => {
  const { functions, containers } = totals(parts);
  expect(containers.resources).toBe(part("containers").resources + part("network").resources);
  expect(functions.resources).toBe(part("functions").resources);
  expect(containers.kinds).toBeGreaterThan(functions.kinds);
});

test("every kind that any settings can make has its line, and no line is left over", () => {
  const stacks = [
    { ...production, ALARM_EMAIL: "ops@example.com" },
    { EGRESS: "nat-per-az" },
    { INGRESS: "private" },
  ].map((env) => wholeStack(env));
  const types = stacks.flatMap((stack) => Object.keys(stack.resource));
  expect(Object.keys(uses).sort()).toEqual(
    [...new Set(types)].filter((type) => type !== "aws_s3_object").sort(),
  );
});

test("a kind without a line is refused", () => {
  expect(() => partsOf({ resource: { aws_new: { site_new: {} } } })).toThrow(
    "aws_new is in the stack, but not in parts/uses.ts.",
  );
});

test("the table has a row for each kind, and sums that fit", () => {
  const rows = toMarkdown(parts).split("\n");
  expect(rows).toContain(
    "| `aws_lambda_function` | 4 |  |  | The code of one route, its size and environment |",
  );
  expect(rows).toContain(
    "| `aws_cloudwatch_log_group` | 5 | 1 |  | A log, and how long it is kept |",
  );
  const sum = totals(parts);
  expect(rows).toContain(
    `| **all** | **${sum.functions.resources}** | **${sum.containers.resources}** | **${sum.shared.resources}** |  |`,
  );
});

test("parts.json is up to date (npm run parts writes it)", () => {
  const file = join(__dirname, "../../parts/parts.json");
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({ totals: totals(parts), parts });
});
