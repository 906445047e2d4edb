export interface Config {
  readonly tableName: string;
  /** SHA-256 of the key that writes need, in hexadecimal; writes are open without it. */
  readonly writeKeySha256: string | undefined;
}

export interface ContainerConfig extends Config {
  readonly port: number;
  /** Where to listen; all addresses by default, as a container must. */
  readonly host: string;
  /** How long a stopping container goes on serving until the load balancer has noticed. */
  readonly drainSeconds: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads what both entrypoints need; throws an error that names the variable and what is allowed. */
export function readConfig(env: Environment): Config {
  return {
    tableName: text(env, "TABLE_NAME", /^[A-Za-z0-9_.-]{3,255}$/, "the name of a DynamoDB table"),
    writeKeySha256: env.BLOG_WRITE_KEY_SHA256
      ? text(env, "BLOG_WRITE_KEY_SHA256", /^[0-9a-f]{64}$/, "64 lower-case hexadecimal digits")
      : undefined,
  };
}

export function readContainerConfig(env: Environment): ContainerConfig {
  return {
    ...readConfig(env),
    port: whole(env, "PORT", 8080, 0, 65_535),
    host: env.HOST || "0.0.0.0",
    drainSeconds: whole(env, "DRAIN_SECONDS", 15, 0, 110),
  };
}

function text(env: Environment, name: string, allowed: RegExp, description: string): string {
  const value = env[name] ?? "";
  if (!allowed.test(value)) throw new Error(`${name} is "${value}"; it must be ${description}.`);
  return value;
}

function whole(env: Environment, name: string, byDefault: number, min: number, max: number) {
  const value = env[name];
  if (value === undefined || value === "") return byDefault;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < min || number > max) {
    throw new Error(`${name} is "${value}"; it must be a whole number from ${min} to ${max}.`);
  }
  return number;
}
