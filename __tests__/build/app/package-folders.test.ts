import { join } from "node:path";
import { packageFolders } from "../../../build/app/package-folders";
import { temporaryFolder } from "../../modules/synthesize";

const packageOf = (dependencies: Record<string, string>, more: object = {}) =>
  JSON.stringify({ dependencies, ...more });
const version = "*";

test("production dependencies and theirs alone, each where its dependents find it", () => {
  const folder = temporaryFolder({
    "package.json": packageOf({ a: version, b: version }, { devDependencies: { d: version } }),
    "node_modules/a/package.json": packageOf({ c: version }),
    "node_modules/b/package.json": packageOf({ c: version, a: version }),
    "node_modules/b/node_modules/c/package.json": packageOf({ b: version }),
    "node_modules/c/package.json": packageOf({}),
    "node_modules/d/package.json": packageOf({}),
  });
  const found = packageFolders(folder).map(({ from, to }) => [to, from.slice(folder.length + 1)]);
  expect(Object.fromEntries(found)).toEqual({
    "node_modules/a": "node_modules/a",
    "node_modules/b": "node_modules/b",
    "node_modules/c": "node_modules/c",
    "node_modules/b/node_modules/c": "node_modules/b/node_modules/c",
  });
});

test("what a workspace's root holds comes along too", () => {
  const root = temporaryFolder({
    "packages/api/package.json": packageOf({ "@acme/x": version }),
    "node_modules/@acme/x/package.json": packageOf({}),
  });
  expect(packageFolders(join(root, "packages/api"))).toEqual([
    { from: join(root, "node_modules/@acme/x"), to: "node_modules/@acme/x" },
  ]);
});

test("an optional or peer dependency may be missing, another may not", () => {
  const folder = temporaryFolder({
    "package.json": packageOf(
      { o: version },
      { optionalDependencies: { o: version }, peerDependencies: { p: version } },
    ),
  });
  expect(packageFolders(folder)).toEqual([]);
  const other = temporaryFolder({ "package.json": packageOf({ gone: version }) });
  expect(() => packageFolders(other)).toThrow(
    `gone, a dependency of ${other}, is not installed: npm ci --prefix ${JSON.stringify(other)}`,
  );
});
