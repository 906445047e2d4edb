import { readConfig, readContainerConfig } from "../../runtime/config";

const env = { TABLE_NAME: "blog" };

test("defaults", () => {
  expect(readContainerConfig(env)).toEqual({
    tableName: "blog",
    writeKeySha256: undefined,
    port: 8080,
    host: "0.0.0.0",
    drainSeconds: 15,
  });
});

test.each([
  [{}, 'TABLE_NAME is ""; it must be the name of a DynamoDB table.'],
  [{ TABLE_NAME: "a b" }, 'TABLE_NAME is "a b"; it must be the name of a DynamoDB table.'],
  [
    { ...env, BLOG_WRITE_KEY_SHA256: "ABC" },
    'BLOG_WRITE_KEY_SHA256 is "ABC"; it must be 64 lower-case hexadecimal digits.',
  ],
])("%j is refused: %s", (wrong, message) => {
  expect(() => readConfig(wrong)).toThrow(message);
});

test.each([
  ["PORT", "65536", 'PORT is "65536"; it must be a whole number from 0 to 65535.'],
  ["PORT", "http", 'PORT is "http"; it must be a whole number from 0 to 65535.'],
  ["DRAIN_SECONDS", "-1", 'DRAIN_SECONDS is "-1"; it must be a whole number from 0 to 110.'],
])("%s=%s is refused: %s", (name, value, message) => {
  expect(() => readContainerConfig({ ...env, [name]: value })).toThrow(message);
});
