import { type Compared, outside } from "./outside";

test.each([
  ["parity", "against a database"],
  ["canned", "against answers of AWS that no local database gives"],
])("%s: %s, requests, answers and errors are those of the SDK's own client", async (program) => {
  const compared = await outside<readonly Compared[]>(program);
  const textsOf = (who: "sdk" | "lean") =>
    Object.fromEntries(compared.map((one) => [one.name, String(one[who]).split("\n")]));
  expect(compared.length).toBeGreaterThan(15);
  expect(textsOf("lean")).toEqual(textsOf("sdk"));
});
