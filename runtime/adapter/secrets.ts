import { hash } from "node:crypto";
import { isStrongKey, KEY_RULE } from "../app/key-rule";
import { createSignature, signingTime } from "../database/signature";

type Variables = Record<string, string | undefined>;

/** Tries, and milliseconds for each: a function's start has 10 s for all that it does. */
const TRIES = 3;
const TRY_MS = 2_000;

/**
 * Puts secrets into the environment, before an app is loaded that looks for them there: their ARNs stand
 * in `SECRET_ARNS`, as JSON by name, where ECS has not put them there itself. Of each key in `HASHED_KEYS`
 * only its SHA-256 is left, as `<NAME>_SHA256`.
 *
 * @throws an error that names what could not be read, and never a value
 */
export async function takeSecrets(env: Variables): Promise<void> {
  const arns = Object.entries(JSON.parse(env.SECRET_ARNS || "{}") as Record<string, string>);
  await Promise.all(
    arns.map(async ([name, arn]) => {
      try {
        env[name] = await read(arn, env);
      } catch (error) {
        throw new Error(`${name} could not be read from ${arn}: ${(error as Error).message}`);
      }
    }),
  );
  for (const name of (env.HASHED_KEYS ?? "").split(",").filter((key) => env[key] !== undefined)) {
    const key = env[name] as string;
    delete env[name];
    if (!isStrongKey(key)) {
      throw new Error(`${name} is a text of ${key.length} characters; allowed is ${KEY_RULE}.`);
    }
    env[`${name}_SHA256`] = hash("sha256", key);
  }
}

async function read(arn: string, env: Variables): Promise<string> {
  const [, , service = "", , , , , field, stage, version] = arn.split(":");
  if (service === "ssm") {
    const { Parameters } = (await ask(arn, env, "AmazonSSM.GetParameters", {
      Names: [arn],
      WithDecryption: true,
    })) as { Parameters?: readonly { readonly Value: string }[] };
    const [found] = Parameters ?? [];
    if (!found) throw new Error("there is no such parameter.");
    return found.Value;
  }
  const { SecretString } = (await ask(arn, env, "secretsmanager.GetSecretValue", {
    SecretId: arn.split(":", 7).join(":"),
    ...(stage && { VersionStage: stage }),
    ...(version && { VersionId: version }),
  })) as { SecretString?: string };
  if (SecretString === undefined) throw new Error("it is binary; allowed is text.");
  if (!field) return SecretString;
  const value = Object(JSON.parse(SecretString))[field];
  if (typeof value !== "string") throw new Error(`it has no text of the name ${field}.`);
  return value;
}

/** One call of a service of AWS, tried again where it fails for a while. */
async function ask(arn: string, env: Variables, target: string, query: object): Promise<unknown> {
  const [, partition, service = "", region = ""] = arn.split(":");
  const domain = partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  const url = new URL(env.AWS_ENDPOINT_URL || `https://${service}.${region}.${domain}`);
  const body = JSON.stringify(query);
  const time = signingTime(new Date());
  const headers: Record<string, string> = {
    host: url.host,
    "content-type": "application/x-amz-json-1.1",
    "x-amz-date": time,
    "x-amz-target": target,
    ...(env.AWS_SESSION_TOKEN && { "x-amz-security-token": env.AWS_SESSION_TOKEN }),
  };
  headers.authorization = createSignature()(
    { method: "POST", path: "/", headers, body },
    {
      accessKeyId: env.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? "",
      region,
      service,
    },
    time,
  );
  for (let attempt = 1; ; attempt++) {
    const again = attempt < TRIES;
    try {
      const signal = AbortSignal.timeout(TRY_MS);
      const answer = await fetch(url, { method: "POST", headers, body, signal });
      const text = await answer.text();
      if (answer.ok) return JSON.parse(text);
      if (again && (answer.status >= 500 || /Throttl/.test(text))) continue;
      throw new Refused(`${answer.status} ${text.slice(0, 500)}`);
    } catch (error) {
      if (!again || error instanceof Refused) throw error;
    }
  }
}

/** An answer that another try would not change. */
class Refused extends Error {}
