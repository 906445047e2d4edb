/**
 * The deployment's settings, from environment variables and from `context` in cdktf.json (the
 * environment wins), parsed once. Whatever is wrong is told at once.
 */
import { createHash } from "node:crypto";
import { retentionDays } from "./modules/checks";
import { imageUriProblem } from "./modules/fargate-alb/registry";
import { sizeProblem } from "./modules/fargate-alb/sizes";
import { functionLayouts } from "./modules/lambda-api";
import { egresses } from "./modules/network/egress";
import { choice, matching, pairs, Reading, whole } from "./settings/reading";

/** What a profile chooses, where nothing else is set. */
const profiles = {
  /** The cheapest that is still safe. */
  demo: {
    egress: "public-ip",
    minTasks: 1,
    maxTasks: 2,
    throttleRate: 50,
    throttleBurst: 100,
    tableReads: 1_000,
    tableWrites: 100,
    logRetentionDays: 7,
    deletionProtection: "off",
  },
  /** Tasks without internet, one in each zone at least, and data that cannot be lost. */
  production: {
    egress: "endpoints",
    minTasks: 2,
    maxTasks: 10,
    throttleRate: 1_000,
    throttleBurst: 2_000,
    tableReads: 4_000,
    // What one partition takes, and the feed is one.
    tableWrites: 1_000,
    logRetentionDays: 90,
    deletionProtection: "on",
  },
} as const;

export type Settings = ReturnType<typeof readSettings>;

const switches = ["on", "off"] as const;
const domain = matching(
  /^(?=.{1,63}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
  "a domain name in lower case, as in blog.example.com, of at most 63 characters",
);

/** @throws one error that lists all wrong settings: each by name, with its value and what is allowed */
export function readSettings(
  env: Readonly<Record<string, string | undefined>>,
  context: Readonly<Record<string, unknown>> = {},
) {
  const r = new Reading(env, context);
  const profile = r.read("PROFILE", choice(["demo", "production"]), "demo");
  const defaults = profiles[profile];
  const domainName = r.read("DOMAIN", domain, undefined);
  const writeKey = r.secret(
    "BLOG_WRITE_KEY",
    matching(/^[!-~]{16,256}$/, "16 to 256 visible ASCII characters without spaces"),
  );
  const settings = {
    profile,
    region: r.read(
      "AWS_REGION",
      matching(/^[a-z]{2}(-[a-z]+)+-\d$/, "an AWS region, as in eu-west-1"),
      "us-east-1",
    ),
    /** What all names begin with. */
    name: r.read(
      "NAME",
      matching(
        /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/,
        "lower-case letters, digits and inner hyphens, beginning with a letter, at most 20 characters",
      ),
      "blog",
    ),
    egress: r.read("EGRESS", choice(egresses), defaults.egress),
    functions: r.read("FUNCTIONS", choice(functionLayouts), "per-route"),
    functionMemory: r.read("FUNCTION_MEMORY", whole(128, 10_240), 512),
    architecture: r.read("ARCHITECTURE", choice(["arm64", "x86_64"]), "arm64"),
    containerCpu: r.read("CONTAINER_CPU", whole(256, 16_384), 256),
    containerMemory: r.read("CONTAINER_MEMORY", whole(512, 122_880), 512),
    minTasks: r.read("MIN_TASKS", whole(1, 1_000), defaults.minTasks),
    maxTasks: r.read("MAX_TASKS", whole(1, 1_000), defaults.maxTasks),
    throttle: {
      rate: r.read("THROTTLE_RATE", whole(1, 10_000), defaults.throttleRate),
      burst: r.read("THROTTLE_BURST", whole(1, 5_000), defaults.throttleBurst),
    },
    /** The most that the table and its index take, in units a second. */
    tableMaximum: {
      reads: r.read("TABLE_READS", whole(1, 40_000), defaults.tableReads),
      writes: r.read("TABLE_WRITES", whole(1, 40_000), defaults.tableWrites),
    },
    logRetentionDays: Number(
      r.read(
        "LOG_RETENTION_DAYS",
        choice(retentionDays.map(String)),
        `${defaults.logRetentionDays}`,
      ),
    ),
    deletionProtection:
      r.read("DELETION_PROTECTION", choice(switches), defaults.deletionProtection) === "on",
    tracing: r.read("TRACING", choice(switches), "off") === "on",
    domain: domainName && { name: domainName, zone: r.read("ZONE", domain, domainName) },
    alarmEmail: r.read(
      "ALARM_EMAIL",
      matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "an e-mail address"),
      undefined,
    ),
    stateBucket: r.read(
      "STATE_BUCKET",
      matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "the name of an S3 bucket"),
      undefined,
    ),
    containerImage: r.read(
      "CONTAINER_IMAGE",
      matching(
        /^[^\s:@]+(:\d+)?[^\s:@]*(:[\w.-]+|@sha256:[0-9a-f]{64})$/,
        "an image with its tag or digest",
      ),
      undefined,
    ),
    baseImage: r.read(
      "BASE_IMAGE",
      matching(/^[^\s]+$/, "an image to build on, in place of the Dockerfile's"),
      undefined,
    ),
    tags: r.read("TAGS", pairs, {}),
    endpointUrl: r.read(
      "AWS_ENDPOINT_URL",
      matching(/^https?:\/\/[^\s/]+\/?$/, "a URL"),
      undefined,
    ),
    /** Whether credentials come from elsewhere; an emulator needs none. */
    hasCredentials: Boolean(env.AWS_ACCESS_KEY_ID || env.AWS_PROFILE),
    writeKeySha256: writeKey && createHash("sha256").update(writeKey).digest("hex"),
  } as const;

  r.check(
    sizeProblem(settings.containerCpu, settings.containerMemory, {
      cpu: "CONTAINER_CPU",
      memory: "CONTAINER_MEMORY",
    }),
  );
  if (settings.maxTasks < settings.minTasks) {
    r.check(
      `MAX_TASKS is ${settings.maxTasks}; allowed is MIN_TASKS (${settings.minTasks}) or more.`,
    );
  }
  if (settings.containerImage && settings.egress === "endpoints") {
    r.check(imageUriProblem("CONTAINER_IMAGE", settings.containerImage, settings.region));
  }
  if (profile === "production") {
    // TLS from end to end needs a name of one's own, and an open blog is for trying out.
    if (!r.has("DOMAIN"))
      r.check("DOMAIN is not set; PROFILE production needs one, with its zone in Route 53.");
    if (!r.has("BLOG_WRITE_KEY"))
      r.check("BLOG_WRITE_KEY is not set; PROFILE production needs one.");
  }
  r.done();
  return settings;
}
