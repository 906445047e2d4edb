import { type HostCheck, readAllowedHosts } from "../app/own-hosts";
import { readWhole, wholeFrom } from "../app/whole";
import { cpuShare } from "./cpus";

export interface ContainerConfig {
  readonly port: number;
  /** Where a thread of its own answers the health check too. @default nowhere */
  readonly healthPort: number | undefined;
  /** Where to listen; all addresses by default, as a container must. */
  readonly host: string;
  /** How long a stopping container goes on serving until the load balancer has noticed. */
  readonly drainSeconds: number;
  /** How many requests may wait for their answers to begin: what comes beyond is refused at once. */
  readonly maxInFlight: number;
  /** Whose requests are answered. @default everybody's, as a load balancer asks for */
  readonly answers: HostCheck | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * With more at work at once an instance answers no more of them, and all later: each waits for all others,
 * until clients and calls of the database give up what was done half. Measured with a whole CPU and a
 * quarter of one; a process with a smaller share gets less done in the same time.
 */
const inFlightFor = (cpus: number): number => Math.round(16 + 48 * cpus);

/**
 * @param cpus how much of a CPU it may use
 * @throws an error that names the variable and what is allowed
 */
export function readContainerConfig(env: Environment, cpus = cpuShare()): ContainerConfig {
  const port = whole(env, "PORT", 8080, 0, 65_535);
  return {
    port,
    healthPort: env.HEALTH_PORT ? healthPort(env, port) : undefined,
    host: env.HOST || "0.0.0.0",
    drainSeconds: whole(env, "DRAIN_SECONDS", 15, 0, 110),
    answers: readAllowedHosts(env.ALLOWED_HOSTS),
    maxInFlight: whole(env, "MAX_IN_FLIGHT", inFlightFor(cpus), 1, 1_000_000),
  };
}

function healthPort(env: Environment, port: number): number {
  const number = whole(env, "HEALTH_PORT", 0, 1, 65_535);
  if (number !== port) return number;
  throw new Error(`HEALTH_PORT is "${number}", as PORT is; it must be another.`);
}

function whole(env: Environment, name: string, byDefault: number, min: number, max: number) {
  const value = env[name];
  if (value === undefined || value === "") return byDefault;
  const number = readWhole(value, min, max);
  if (number !== undefined) return number;
  throw new Error(`${name} is "${value}"; it must be ${wholeFrom(min, max)}.`);
}
