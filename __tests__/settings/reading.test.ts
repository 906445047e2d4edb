import { KEY_RULE } from "../../runtime/app/key-rule";
import { key, problemsOf, settingsOf } from "./problems";

describe("where a setting stands", () => {
  test("cdktf.json's context counts where the environment says nothing", () => {
    const settings = settingsOf({ NAME: "env", MAX_TASKS: "" }, { NAME: "file", MAX_TASKS: 7 });
    expect(settings).toMatchObject({ name: "env", maxTasks: 7 });
  });

  test("cdktf's own context is left alone", () => {
    expect(
      problemsOf({}, { cdktfVersion: "0.21.0", excludeStackIdFromLogicalIds: "true", app: "x" }),
    ).toEqual([]);
  });

  test("a name in the context that is no setting is refused", () => {
    expect(problemsOf({}, { PROFLE: "production" })).toEqual([
      expect.stringMatching(
        /^PROFLE in cdktf\.json is no setting; there are PROFILE, DOMAIN, .*TAGS/,
      ),
    ]);
  });

  test("the app has a name of its own there", () => {
    expect(problemsOf({ APP: "examples/orders" }, { app: "examples/orders" })).toEqual([]);
    expect(problemsOf({}, { APP: "examples/orders" })).toEqual([
      'APP stands in cdktf.json; allowed is its name there, "app".',
    ]);
  });

  test("a key belongs in the environment alone", () => {
    expect(problemsOf({}, { SHOP_KEY: key })).toEqual([
      "SHOP_KEY stands in cdktf.json; allowed is the environment alone, since it is secret.",
    ]);
  });
});

test.each([
  ["PROFILE", "prod", 'PROFILE is "prod"; allowed is one of demo, production.'],
  ["AWS_REGION", "moon", 'AWS_REGION is "moon"; allowed is an AWS region, as in eu-west-1.'],
  [
    "NAME",
    "Shop",
    'NAME is "Shop"; allowed is lower-case letters, digits and inner hyphens, beginning with a letter, at most 20 characters.',
  ],
  ["NAME", "a".repeat(21), expect.stringContaining("at most 20 characters")],
  ["EGRESS", "vpn", 'EGRESS is "vpn"; allowed is one of public-ip, nat, nat-per-az, endpoints.'],
  ["FUNCTIONS", "two", 'FUNCTIONS is "two"; allowed is one of per-route, single.'],
  [
    "FUNCTION_MEMORY",
    "64",
    'FUNCTION_MEMORY is "64"; allowed is a whole number from 128 to 10240.',
  ],
  ["ARCHITECTURE", "arm", 'ARCHITECTURE is "arm"; allowed is one of arm64, x86_64.'],
  [
    "CONTAINER_CPU",
    "0.25",
    'CONTAINER_CPU is "0.25"; allowed is a whole number from 256 to 16384.',
  ],
  [
    "CONTAINER_CPU",
    "300",
    "CONTAINER_CPU is 300; allowed is one of 256, 512, 1024, 2048, 4096, 8192, 16384.",
  ],
  [
    "CONTAINER_MEMORY",
    "4096",
    "CONTAINER_MEMORY is 4096; with CONTAINER_CPU 256, allowed is one of 512, 1024, 2048.",
  ],
  ["MIN_TASKS", "0", 'MIN_TASKS is "0"; allowed is a whole number from 1 to 500.'],
  ["MIN_TASKS", "3", "MAX_TASKS is 2; allowed is MIN_TASKS (3) or more."],
  ["THROTTLE_RATE", "1e3", 'THROTTLE_RATE is "1e3"; allowed is a whole number from 1 to 10000.'],
  [
    "LOG_RETENTION_DAYS",
    "8",
    expect.stringMatching(/^LOG_RETENTION_DAYS is "8"; allowed is one of 1, 3, 5, 7,/),
  ],
  ["TRACING", "true", 'TRACING is "true"; allowed is one of on, off.'],
  ["DOMAIN", "Shop", expect.stringMatching(/^DOMAIN is "Shop"; allowed is a domain name/)],
  ["ALARM_EMAIL", "me", 'ALARM_EMAIL is "me"; allowed is an e-mail address.'],
  ["STATE_BUCKET", "A", 'STATE_BUCKET is "A"; allowed is the name of an S3 bucket.'],
  [
    "CONTAINER_IMAGE",
    "nginx",
    'CONTAINER_IMAGE is "nginx"; allowed is an image with its tag or digest.',
  ],
  [
    "TAGS",
    "team",
    expect.stringMatching(/^TAGS is "team"; allowed is name=value pairs with commas/),
  ],
  ["AWS_ENDPOINT_URL", "localhost", 'AWS_ENDPOINT_URL is "localhost"; allowed is a URL.'],
])("%s=%s is refused", (name, value, problem) => {
  expect(problemsOf({ [name]: value })).toEqual([problem]);
});

test("a wrong write key is told without repeating it", () => {
  expect(problemsOf({ SHOP_KEY: "secret" })).toEqual([
    `SHOP_KEY is a text of 6 characters; allowed is ${KEY_RULE}; or the ARN of one, in SSM or Secrets Manager.`,
  ]);
});
