import { createHash } from "node:crypto";
import { defaults } from "../settings/defaults";
import { key, problemsOf, settingsOf, shop } from "./settings/problems";

const production = { PROFILE: "production", DOMAIN: "app.example.com", SHOP_KEY: key };

test("without any setting: the demo profile", () => {
  expect(settingsOf({})).toEqual({
    profile: "demo",
    region: "us-east-1",
    name: "shop",
    egress: "public-ip",
    ingress: "public",
    functions: "per-route",
    functionMemory: 512,
    architecture: "arm64",
    containerCpu: 256,
    containerMemory: 512,
    minTasks: 1,
    maxTasks: 2,
    throttle: { rate: 50, burst: 100 },
    tableMaximum: { reads: 1_000, writes: 100 },
    logRetentionDays: 7,
    deletionProtection: false,
    tracing: false,
    domain: undefined,
    alarmEmail: undefined,
    stateBucket: undefined,
    containerImage: undefined,
    baseImage: undefined,
    tags: {},
    endpointUrl: undefined,
    hasCredentials: false,
    keySha256: {},
    keptKeys: [],
    secrets: {},
    passed: {},
  });
});

test("a key or secret that is kept in SSM or Secrets Manager is its ARN", () => {
  const arn = "arn:aws:ssm:eu-west-1:123456789012:parameter/shop/key";
  const app = { ...shop, environment: { secrets: ["DB_PASSWORD", "PAY_TOKEN"] } };
  const env = { SHOP_KEY: arn, DB_PASSWORD: `${arn}2`, PAY_TOKEN: "the token itself" };
  expect(settingsOf(env, {}, app)).toMatchObject({
    keySha256: {},
    keptKeys: ["SHOP_KEY"],
    secrets: { SHOP_KEY: arn, DB_PASSWORD: `${arn}2` },
  });
  expect(problemsOf({ ...production, SHOP_KEY: arn })).toEqual([]);
});

test("the production profile", () => {
  expect(settingsOf(production)).toMatchObject({
    profile: "production",
    egress: "endpoints",
    minTasks: 2,
    maxTasks: 10,
    throttle: { rate: 1_000, burst: 2_000 },
    tableMaximum: { reads: 4_000, writes: 1_000 },
    logRetentionDays: 90,
    deletionProtection: true,
    domain: { name: "app.example.com", zone: "app.example.com" },
    keySha256: { SHOP_KEY: createHash("sha256").update(key).digest("hex") },
  });
});

test("each value can be set", () => {
  const settings = settingsOf({
    ...production,
    AWS_REGION: "eu-central-1",
    NAME: "shop-2",
    EGRESS: "nat-per-az",
    FUNCTIONS: "single",
    FUNCTION_MEMORY: "1024",
    ARCHITECTURE: "x86_64",
    CONTAINER_CPU: "1024",
    CONTAINER_MEMORY: "8192",
    MIN_TASKS: "3",
    MAX_TASKS: "30",
    THROTTLE_RATE: "5",
    THROTTLE_BURST: "6",
    TABLE_READS: "7",
    TABLE_WRITES: "8",
    LOG_RETENTION_DAYS: "365",
    DELETION_PROTECTION: "off",
    TRACING: "on",
    ZONE: "example.com",
    ALARM_EMAIL: "ops@example.com",
    STATE_BUCKET: "our-state",
    CONTAINER_IMAGE: "ghcr.io/someone/shop:1.2",
    BASE_IMAGE: "mirror.example.com/node:22",
    TAGS: "team=shop, cost-centre=12",
    AWS_ENDPOINT_URL: "http://127.0.0.1:4566",
    AWS_PROFILE: "someone",
  });
  expect(settings).toMatchObject({
    region: "eu-central-1",
    name: "shop-2",
    egress: "nat-per-az",
    functions: "single",
    functionMemory: 1024,
    architecture: "x86_64",
    containerCpu: 1024,
    containerMemory: 8192,
    minTasks: 3,
    maxTasks: 30,
    throttle: { rate: 5, burst: 6 },
    tableMaximum: { reads: 7, writes: 8 },
    logRetentionDays: 365,
    deletionProtection: false,
    tracing: true,
    domain: { name: "app.example.com", zone: "example.com" },
    alarmEmail: "ops@example.com",
    stateBucket: "our-state",
    containerImage: "ghcr.io/someone/shop:1.2",
    baseImage: "mirror.example.com/node:22",
    tags: { team: "shop", "cost-centre": "12" },
    endpointUrl: "http://127.0.0.1:4566",
    hasCredentials: true,
  });
});

test("all wrong values are told at once", () => {
  expect(problemsOf({ NAME: "9", EGRESS: "x", TAGS: "y", MAX_TASKS: "-1" })).toHaveLength(4);
});

describe("production is refused without a domain and every key of the app", () => {
  const domain =
    "DOMAIN is not set; PROFILE production needs one, with its zone in Route 53, or INGRESS private.";

  test.each([
    [{}, [domain]],
    [shop.keys, [domain, "SHOP_KEY is not set; PROFILE production needs one."]],
    [
      { ...shop.keys, ADMIN_KEY: { protects: "Admin", without: "Anybody may rule" } },
      [
        domain,
        "SHOP_KEY is not set; PROFILE production needs one.",
        "ADMIN_KEY is not set; PROFILE production needs one.",
      ],
    ],
  ])("%j", (keys, problems) => {
    expect(problemsOf({ PROFILE: "production" }, {}, { ...shop, keys })).toEqual(problems);
  });
});

test("what an app wants handed on is what the environment has of it", () => {
  const environment = { passed: ["GREETING", "EMPTY", "UNSET"], values: { COLOUR: "red" } };
  const env = { GREETING: "hello", EMPTY: "", COLOUR: "blue", OTHER: "x" };
  expect(settingsOf(env, {}, { ...shop, environment }).passed).toEqual({ GREETING: "hello" });
});

test("what runs here is sized by what is deployed", () => {
  expect(settingsOf({})).toMatchObject(defaults);
});

describe("with endpoints alone, an image must lie in the region's own ECR", () => {
  const env = { EGRESS: "endpoints", AWS_REGION: "eu-west-1" };

  test.each([
    "ghcr.io/someone/shop:1",
    "123456789012.dkr.ecr.us-east-1.amazonaws.com/shop:1",
    "public.ecr.aws/nginx/nginx:1",
  ])("%s is refused", (image) => {
    expect(problemsOf({ ...env, CONTAINER_IMAGE: image })).toEqual([
      `CONTAINER_IMAGE is "${image}"; with egress "endpoints", allowed is ECR in the stack's own region alone, as in 123456789012.dkr.ecr.eu-west-1.amazonaws.com/name:tag.`,
    ]);
  });

  test("the region's own is taken", () => {
    const image = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:1";
    expect(problemsOf({ ...env, CONTAINER_IMAGE: image })).toEqual([]);
  });
});
