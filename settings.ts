/**
 * The deployment's settings, from environment variables and from `context` in cdktf.json (the
 * environment wins), parsed once. Whatever is wrong is told at once.
 */
import { retentionDays } from "./modules/checks";
import { ingresses } from "./modules/fargate-alb/private-balancer";
import { imageUriProblem } from "./modules/fargate-alb/registry";
import { mostTasks, sizeProblem } from "./modules/fargate-alb/sizes";
import { functionLayouts } from "./modules/lambda-api";
import { egresses } from "./modules/network/egress";
import { isSecretArn } from "./modules/secrets";
import type { Manifest } from "./runtime/app";
import { sha256 } from "./runtime/app/environment";
import { isStrongKey, KEY_RULE } from "./runtime/app/key-rule";
import { defaults } from "./settings/defaults";
import { profiles } from "./settings/profiles";
import { choice, matching, Reading, whole } from "./settings/reading";
import { tags } from "./settings/tags";

export type Settings = ReturnType<typeof readSettings>;

type Variables = Readonly<Record<string, string | undefined>>;

const switches = ["on", "off"] as const;
// A certificate's name has 64 characters, and `containers.` is one of those that it stands behind.
const domain = matching(
  /^(?=.{1,53}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/,
  "a domain name in lower case, as in app.example.com, of at most 53 characters",
);

const key = {
  // An ARN with a mistake in it is no key, however strong: it is no secret.
  parse: (text: string) =>
    isSecretArn(text) || (isStrongKey(text) && !text.startsWith("arn:")) ? text : undefined,
  allowed: `${KEY_RULE}; or the ARN of one, in SSM or Secrets Manager`,
};

/**
 * @param env the environment of who deploys
 * @param context of cdktf.json: strings or numbers by the settings' names
 * @param manifest of the app, which has a say in its name, its keys and what is passed on to it
 * @throws one error that lists all wrong settings: each by name, with its value and what is allowed
 */
export function readSettings(
  env: Variables,
  context: Readonly<Record<string, unknown>>,
  manifest: Pick<Manifest, "name" | "keys" | "environment">,
) {
  const r = new Reading(env, context);
  const profile = r.read("PROFILE", choice(["demo", "production"]), "demo");
  const byProfile = profiles[profile];
  const domainName = r.read("DOMAIN", domain, undefined);
  const zone = r.read("ZONE", domain, domainName);
  const keyNames = Object.keys(manifest.keys);
  const keys = keyNames.flatMap((name) => {
    const value = r.secret(name, key);
    return value === undefined ? [] : [[name, value] as const];
  });
  const keptKeys = keys.filter(([, value]) => isSecretArn(value));
  // A value itself is for running the app here: the warnings say that it is not taken.
  const secrets = manifest.environment.secrets.flatMap((name) => {
    const value = env[name] ?? "";
    return isSecretArn(value) ? [[name, value] as const] : [];
  });
  // Read before, since the app has a say in what is read here.
  r.read("APP", matching(/./, "an app's folder or file"), undefined);
  if ("APP" in context) r.check('APP stands in cdktf.json; allowed is its name there, "app".');
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
      manifest.name,
    ),
    egress: r.read("EGRESS", choice(egresses), byProfile.egress),
    ingress: r.read("INGRESS", choice(ingresses), byProfile.ingress),
    functions: r.read("FUNCTIONS", choice(functionLayouts), defaults.functions),
    functionMemory: r.read("FUNCTION_MEMORY", whole(128, 10_240), defaults.functionMemory),
    architecture: r.read("ARCHITECTURE", choice(["arm64", "x86_64"]), defaults.architecture),
    containerCpu: r.read("CONTAINER_CPU", whole(256, 16_384), defaults.containerCpu),
    containerMemory: r.read("CONTAINER_MEMORY", whole(512, 122_880), defaults.containerMemory),
    minTasks: r.read("MIN_TASKS", whole(1, mostTasks), byProfile.minTasks),
    maxTasks: r.read("MAX_TASKS", whole(1, mostTasks), byProfile.maxTasks),
    throttle: {
      rate: r.read("THROTTLE_RATE", whole(1, 10_000), byProfile.throttle.rate),
      burst: r.read("THROTTLE_BURST", whole(1, 5_000), byProfile.throttle.burst),
    },
    /** The most that each table and each index takes, in units a second. */
    tableMaximum: {
      reads: r.read("TABLE_READS", whole(1, 40_000), byProfile.tableMaximum.reads),
      writes: r.read("TABLE_WRITES", whole(1, 40_000), byProfile.tableMaximum.writes),
    },
    logRetentionDays: Number(
      r.read(
        "LOG_RETENTION_DAYS",
        choice(retentionDays.map(String)),
        `${byProfile.logRetentionDays}`,
      ),
    ),
    deletionProtection:
      r.read("DELETION_PROTECTION", choice(switches), byProfile.deletionProtection) === "on",
    tracing: r.read("TRACING", choice(switches), "off") === "on",
    domain: domainName === undefined ? undefined : { name: domainName, zone: zone ?? domainName },
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
    tags: r.read("TAGS", tags, {}),
    endpointUrl: r.read(
      "AWS_ENDPOINT_URL",
      matching(/^https?:\/\/[^\s/]+\/?$/, "a URL"),
      undefined,
    ),
    /** Whether credentials come from elsewhere; an emulator needs none. */
    hasCredentials: Boolean(env.AWS_ACCESS_KEY_ID || env.AWS_PROFILE),
    /** By the name of the key, in hexadecimal; those that are set. */
    keySha256: Object.fromEntries(
      keys.filter(([, value]) => !isSecretArn(value)).map(([name, value]) => [name, sha256(value)]),
    ) as Readonly<Record<string, string>>,
    /** Names of keys that are kept in SSM or Secrets Manager. */
    keptKeys: keptKeys.map(([name]) => name),
    /** ARNs of what is kept there, keys too, by name. */
    secrets: Object.fromEntries([...keptKeys, ...secrets]) as Readonly<Record<string, string>>,
    /** What is handed on to the app as it is; those that are set. */
    passed: Object.fromEntries(
      manifest.environment.passed.flatMap((name) => (env[name] ? [[name, env[name]]] : [])),
    ) as Readonly<Record<string, string>>,
  } as const;

  r.check(
    sizeProblem(settings.containerCpu, settings.containerMemory, {
      cpu: "CONTAINER_CPU",
      memory: "CONTAINER_MEMORY",
    }),
  );
  r.check(zoneProblem(settings.domain, r.has("ZONE") && !r.has("DOMAIN")));
  if (settings.maxTasks < settings.minTasks) {
    r.check(
      `MAX_TASKS is ${settings.maxTasks}; allowed is MIN_TASKS (${settings.minTasks}) or more.`,
    );
  }
  if (settings.containerImage && settings.egress === "endpoints") {
    r.check(imageUriProblem("CONTAINER_IMAGE", settings.containerImage, settings.region));
  }
  if (profile === "production") {
    // TLS up to a network of one's own needs a name of one's own, and what is open to all is for trying out.
    if (!r.has("DOMAIN") && settings.ingress !== "private") {
      r.check(
        "DOMAIN is not set; PROFILE production needs one, with its zone in Route 53, or INGRESS private.",
      );
    }
    for (const name of keyNames.filter((name) => !r.has(name)))
      r.check(`${name} is not set; PROFILE production needs one.`);
  }
  r.done();
  return settings;
}

function zoneProblem(domain: Settings["domain"], alone: boolean): string | undefined {
  if (alone) return "ZONE is set without DOMAIN; allowed is it beside one.";
  if (domain === undefined || `.${domain.name}`.endsWith(`.${domain.zone}`)) return undefined;
  const parent = domain.name.slice(domain.name.indexOf(".") + 1);
  return `ZONE is "${domain.zone}"; allowed is the zone that DOMAIN (${domain.name}) lies in, as in ${parent}.`;
}
