export interface ContainerConfig {
  readonly port: number;
  /** Where to listen; all addresses by default, as a container must. */
  readonly host: string;
  /** How long a stopping container goes on serving until the load balancer has noticed. */
  readonly drainSeconds: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws an error that names the variable and what is allowed */
export function readContainerConfig(env: Environment): ContainerConfig {
  return {
    port: whole(env, "PORT", 8080, 0, 65_535),
    host: env.HOST || "0.0.0.0",
    drainSeconds: whole(env, "DRAIN_SECONDS", 15, 0, 110),
  };
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
