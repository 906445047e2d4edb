import { defaults } from "../defaults";
import type { Ingress } from "./private-balancer";
import type { FargateAlbProps } from "./props";

const own = defaults.fargateAlb;

/** The props of a service with what they are by default. @param id of the construct */
export function settle(id: string, props: FargateAlbProps) {
  const { minTasks = own.minTasks, maxTasks = Math.max(own.maxTasks, minTasks) } = props;
  const { drainSeconds = own.drainSeconds, finishSeconds = own.finishSeconds } = props;
  const { port = own.port, healthCheck = {} } = props;
  return {
    name: props.name ?? id,
    port,
    /** Where the load balancer comes to. */
    ports: [...new Set([port, healthCheck.port ?? port])],
    cpu: props.cpu ?? own.cpu,
    memory: props.memory ?? own.memory,
    architecture: props.architecture ?? defaults.architecture,
    user: props.user ?? own.user,
    minTasks,
    maxTasks,
    spotPercent: props.spotPercent ?? 0,
    drainSeconds,
    finishSeconds,
    // Whole seconds, with some to spare for the end of the process itself.
    stopTimeoutSeconds: props.stopTimeoutSeconds ?? Math.ceil(drainSeconds + finishSeconds) + 5,
    idleTimeoutSeconds: props.idleTimeoutSeconds ?? own.idleTimeoutSeconds,
    keepAliveSeconds: props.keepAliveSeconds ?? own.keepAliveSeconds,
    logRetentionDays: props.logRetentionDays ?? defaults.logRetentionDays,
    requestsPerTask: props.requestsPerTask ?? own.requestsPerTask,
    cpuPercent: props.cpuPercent ?? own.cpuPercent,
    healthCheck,
    environment: props.environment ?? {},
    secrets: props.secrets ?? {},
    sidecars: props.sidecars ?? [],
    ingress: props.ingress ?? ("public" as Ingress),
    exec: props.exec ?? false,
    deletionProtection: props.deletionProtection ?? false,
    overrides: props.overrides ?? {},
  } as const;
}

export type Settled = ReturnType<typeof settle>;
