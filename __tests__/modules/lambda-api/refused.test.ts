import type { RouteProps } from "../../../modules/lambda-api";
import { addresses } from "../synthesize";
import { api, type Props } from "./api";

const row = (name: string, path = `/${name}`, method: RouteProps["method"] = "GET") => ({
  name,
  method,
  path,
});

describe("a row may be called like one of the API's own parts, or of JavaScript's", () => {
  test.each(["access", "stage", "constructor", "toString"])("%s", (name) => {
    expect(addresses(api({ routes: [row(name)] }))).toContain(
      `aws_lambda_function.api_${name}_function`,
    );
  });
});

test.each<[Props["routes"], string]>([
  [[], "routes are none; allowed is one or more."],
  [[row("a", "/a"), row("a", "/b")], 'routes: two have the name "a"; allowed is one of each.'],
  [
    [row("get", "/a"), row("Get", "/b")],
    'routes: "get" and "Get" differ by case alone, which the names of their roles do not tell apart.',
  ],
  [[row("a", "/x"), row("b", "/x")], 'routes: two take "GET /x"; allowed is one of each.'],
  [
    [row("a", "x")],
    'routes: "a" has the path "x"; allowed is one that begins with /, or $default.',
  ],
  [[row("a", "$default")], 'routes: "a" is GET $default; allowed is ANY with $default.'],
])("routes %j are refused", (routes = [], problem) => {
  expect(() => api({ routes })).toThrow(problem);
});

describe("with tokens and CORS, a preflight, which has no token, must find a row that wants none", () => {
  const cors = {
    allowOrigins: ["*"],
    allowMethods: ["*"],
    allowHeaders: ["authorization"],
    exposeHeaders: [],
    maxAgeSeconds: 60,
  };
  const declare =
    (routes: readonly RouteProps[], except: readonly string[] = [], more: Props = { cors }) =>
    () =>
      api({ routes, jwt: { issuer: "https://a.example", audience: ["b"], except }, ...more });
  const all = row("all", "$default", "ANY");
  const things = row("things", "/things", "ANY");

  test("rows of any method are refused without one", () => {
    expect(declare([all])).toThrow(
      'jwt guards "all", which takes preflights too; allowed with cors is a row OPTIONS /{any+} beside it that is in jwt.except.',
    );
    expect(declare([things])).toThrow("allowed with cors is a row OPTIONS /things beside it");
    expect(declare([all, row("before", "/{any+}", "OPTIONS")])).toThrow('jwt guards "all"');
  });

  test("and are taken with one, or where nobody sends any", () => {
    expect(declare([all, row("before", "/{rest+}", "OPTIONS")], ["before"])).not.toThrow();
    expect(declare([things, row("before", "/things", "OPTIONS")], ["before"])).not.toThrow();
    expect(declare([things], ["things"])).not.toThrow();
    expect(declare([things], [], {})).not.toThrow();
    expect(declare([row("get"), row("post", "/get", "POST")])).not.toThrow();
  });
});

test.each<[Props, string]>([
  [
    { jwt: { issuer: "https://a.example", audience: [""] } },
    "jwt.audience has an empty one; allowed is what stands in a token's aud or client_id.",
  ],
  [
    { provisionedConcurrency: 2, overrides: { function: { publish: false } } },
    "provisionedConcurrency is 2 with overrides.function.publish false; allowed is it of a published version alone.",
  ],
  [
    { layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:tools"] },
    'layers has "arn:aws:lambda:eu-west-1:123456789012:layer:tools"; allowed is the ARN of a version, as in',
  ],
])("%j is refused", (props, problem) => {
  expect(() => api(props)).toThrow(problem);
});
