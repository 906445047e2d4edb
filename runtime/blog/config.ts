import { manifest } from "./manifest";

export interface Config {
  readonly tableName: string;
  /** SHA-256 of the key that writes need, in hexadecimal; writes are open without it. */
  readonly writeKeySha256: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws an error that names the variable and what is allowed */
export function readConfig(env: Environment): Config {
  const { variable } = manifest.tables.posts;
  return {
    tableName: text(env, variable, /^[A-Za-z0-9_.-]{3,255}$/, "the name of a DynamoDB table"),
    writeKeySha256: env.BLOG_WRITE_KEY_SHA256
      ? text(env, "BLOG_WRITE_KEY_SHA256", /^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits")
      : undefined,
  };
}

function text(env: Environment, name: string, allowed: RegExp, description: string): string {
  const value = env[name] ?? "";
  if (!allowed.test(value)) throw new Error(`${name} is "${value}"; it must be ${description}.`);
  return value;
}
