import { ref } from "../modules/synthesize";
import { key, problemsOf } from "./problems";

const production = { PROFILE: "production", DOMAIN: "app.example.com", SHOP_KEY: key };

/** What AWS would refuse halfway through a deploy, or take for something else. */
describe("a key that looks like an ARN, and is that of no secret, is not taken for the key itself", () => {
  test.each([
    "arn:aws:ssm:eu-west-1:12345:parameter/shop/write-key",
    "arn:aws:ssm:eu-west-1:123456789012:shop/write-key",
    "arn:aws:secretsmanager:eu-west-1:123456789012:secretshop-write-key",
  ])("%s", (SHOP_KEY) => {
    expect(problemsOf({ SHOP_KEY })).toEqual([
      expect.stringMatching(
        /^SHOP_KEY is a text of \d+ characters; allowed is .* or the ARN of one/,
      ),
    ]);
  });
});

describe("DOMAIN and ZONE", () => {
  test("a domain leaves room for what stands before it in a certificate's 64 characters", () => {
    const ofLength = (length: number) => `${"a".repeat(length - 12)}.example.com`;
    expect(problemsOf({ DOMAIN: ofLength(53), ZONE: "example.com" })).toEqual([]);
    expect(problemsOf({ DOMAIN: ofLength(54), ZONE: "example.com" })).toEqual([
      expect.stringContaining("of at most 53 characters"),
    ]);
  });

  test("a domain lies in its zone", () => {
    const problem =
      'ZONE is "ample.com"; allowed is the zone that DOMAIN (app.example.com) lies in, as in example.com.';
    expect(problemsOf({ DOMAIN: "app.example.com", ZONE: "ample.com" })).toEqual([problem]);
    expect(problemsOf({ DOMAIN: "app.example.com", ZONE: "example.com" })).toEqual([]);
  });

  test.each([
    [{ ZONE: "example.com" }, {}],
    [{}, { ZONE: "example.com" }],
  ])("a zone without a domain says nothing, wherever it stands: %j %j", (env, context) => {
    expect(problemsOf(env, context)).toEqual([
      "ZONE is set without DOMAIN; allowed is it beside one.",
    ]);
  });

  test("a wrong domain is told once", () => {
    expect(problemsOf({ DOMAIN: "Example", ZONE: "example.com" })).toHaveLength(1);
    expect(problemsOf(production)).toEqual([]);
  });
});

describe("TAGS", () => {
  test.each([
    "aws:team=shop",
    "AWS:team=shop",
    "owner=R&D",
    `owner=${ref("path.root")}`,
    "team=shop,team=pay",
    "team=shop,Team=pay",
    "project=shop",
    `${"k".repeat(129)}=v`,
    `k=${"v".repeat(257)}`,
  ])("%s is refused", (TAGS) => {
    expect(problemsOf({ TAGS })).toEqual([
      expect.stringMatching(/^TAGS is .*; allowed is name=value pairs with commas between them/),
    ]);
  });

  test.each(["team=shop, cost-centre=12", "Project=shop", "Name=Blaue Bücher", "a:b=c/d@e+f.g_h"])(
    "%s is taken",
    (TAGS) => {
      expect(problemsOf({ TAGS })).toEqual([]);
    },
  );
});
