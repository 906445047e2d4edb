import { readWhole, wholeFrom } from "../app/whole";

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
  const number = readWhole(value, min, max);
  if (number !== undefined) return number;
  throw new Error(`${name} is "${value}"; it must be ${wholeFrom(min, max)}.`);
}
