import { type Compared, outside } from "./outside";

jest.setTimeout(120_000);

let compared: readonly Compared[];
beforeAll(async () => {
  compared = await outside("parity");
});

test("answers and errors of every command are the SDK's own", () => {
  expect(compared.length).toBeGreaterThan(15);
  expect(textsOf("lean")).toEqual(textsOf("sdk"));
});

const textsOf = (who: "sdk" | "lean") =>
  Object.fromEntries(compared.map(({ name, [who]: text }) => [name, String(text).split("\n")]));
