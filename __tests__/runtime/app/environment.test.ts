import { parseManifest } from "../../../runtime/app";
import { environmentOf, sha256 } from "../../../runtime/app/environment";
import { fromEnvironment, toWire } from "../../../runtime/app/fill";

const key = { name: "id", type: "S" } as const;

test("an app finds its tables, its values, what is passed on, and of a key the hash alone", () => {
  const manifest = parseManifest(
    {
      name: "shop",
      tables: { orders: { partitionKey: key }, priceLists: { partitionKey: key, variable: "P" } },
      environment: { values: { MODE: "fast" }, passed: ["REGION", "UNSET"], secrets: ["TOKEN"] },
      keys: { WRITE_KEY: { protects: "Writes", without: "Anybody may write" } },
    },
    "",
  );
  expect(environmentOf(manifest, { REGION: "eu", TOKEN: "t", WRITE_KEY: "k", OTHER: "o" })).toEqual(
    {
      ORDERS_TABLE: "shop-orders",
      P: "shop-priceLists",
      MODE: "fast",
      REGION: "eu",
      TOKEN: "t",
      WRITE_KEY_SHA256: sha256("k"),
    },
  );
  expect(environmentOf(manifest, { WRITE_KEY: "" })).not.toHaveProperty("WRITE_KEY_SHA256");
});

describe("a request as it goes over the wire", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what is filled in.
  const headers = { authorization: "Bearer ${KEY}", "x-own": "1" };

  test("a body that is no text is JSON", () => {
    const wire = toWire(
      { name: "a", method: "PUT", path: "/a", headers, body: { b: 1 } },
      fromEnvironment({ KEY: "k" }),
    );
    expect(wire).toEqual({
      method: "PUT",
      path: "/a",
      headers: { "content-type": "application/json", authorization: "Bearer k", "x-own": "1" },
      body: '{"b":1}',
    });
  });

  test("a header whose variable is not set is left out, and text stays as it is", () => {
    expect(toWire({ name: "a", path: "/a", headers, body: "a=1" }, fromEnvironment({}))).toEqual({
      method: "GET",
      path: "/a",
      headers: { "x-own": "1" },
      body: "a=1",
    });
  });

  test("what looks like a place of a mix, which has none here, is sent as it is written", () => {
    const request = { name: "a", path: "/a/{id}", headers: { "x-own": "{b}" }, body: { c: "{d}" } };
    expect(toWire(request, fromEnvironment({}))).toMatchObject({
      path: "/a/{id}",
      headers: { "x-own": "{b}" },
      body: '{"c":"{d}"}',
    });
  });
});
