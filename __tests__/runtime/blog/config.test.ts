import { readConfig } from "../../../runtime/blog/config";

const env = { TABLE_NAME: "blog" };

test("what the environment says", () => {
  expect(readConfig(env)).toEqual({ tableName: "blog", writeKeySha256: undefined });
  const hash = "0".repeat(64);
  expect(readConfig({ ...env, BLOG_WRITE_KEY_SHA256: hash }).writeKeySha256).toBe(hash);
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
