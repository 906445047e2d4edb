import { type Compared, outside } from "./outside";

let compared: readonly Compared[];
beforeAll(async () => {
  compared = await outside("faults");
});

const of = (name: string) => compared.find((one) => one.name === name);

test("a fault meets the same error after as many tries as with the SDK's own client", () => {
  const textsOf = (who: "sdk" | "lean") =>
    Object.fromEntries(compared.map((one) => [one.name, one[who]]));
  expect(textsOf("lean")).toEqual(textsOf("sdk"));
});

test("and these are what is known of them", () => {
  expect(of("no server")?.lean).toMatchObject({
    outcome: { code: "ECONNREFUSED", attempts: 3 },
  });
  expect(of("slow answers alone")?.lean).toMatchObject({
    outcome: { name: "TimeoutError", attempts: 2 },
    tries: 2,
    inTime: true,
  });
  expect(of("a clock an hour behind, refused")?.lean).toMatchObject({ outcome: { attempts: 2 } });
  expect(of("a kept connection that is reset as it is used again")?.lean).toMatchObject({
    outcome: { answer: { Item: { id: "one" } } },
  });
  expect(of("many calls at once")?.lean).toMatchObject({ outcome: { answer: 150 }, bounded: true });
  expect(of("listeners left")?.lean).toBe(0);
});
