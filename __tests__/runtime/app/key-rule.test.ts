import { execFileSync } from "node:child_process";
import { isStrongKey, keyProblems } from "../../../runtime/app/key-rule";

test.each([
  ["open-sesame", false],
  ["a".repeat(24), false],
  ["abcabcabcabcabcabcabcabcabc", false],
  ["correct horse battery staple", false],
  ["abcdefghijklmnopqrstuvw", false],
  ["abcdefghijklmnopqrstuvwx", true],
  ["é-abcdefghijklmnopqrstuvwx", false],
  ["0123456789ab".repeat(22), false],
])("%s: %s", (key, strong) => expect(isStrongKey(key)).toBe(strong));

test("what is wrong is told without the key; one that is not set is none", () => {
  const keys = { ONE: { protects: "a", without: "b" }, OTHER: { protects: "c", without: "d" } };
  const problems = keyProblems({ keys }, { ONE: "open-sesame", OTHER: "" });
  expect(problems).toEqual([expect.stringMatching(/^ONE is a text of 11 characters; allowed is /)]);
});

test("the command makes keys that are strong, each another", () => {
  const make = () => execFileSync("npm", ["run", "--silent", "key"], { encoding: "utf8" }).trim();
  const [one, other] = [make(), make()];
  expect([one, other].map(isStrongKey)).toEqual([true, true]);
  expect(one).not.toBe(other);
});
