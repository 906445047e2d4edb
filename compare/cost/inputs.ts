import type { Architecture, Region } from "../prices";

/** What stands in front of the functions. */
export type Door = "http-api" | "function-url" | "alb";

/** How tasks reach the internet and AWS. */
export type Egress = "public-ip" | "nat" | "endpoints";

/** What the users do; both backends see the same. */
export interface Workload {
  readonly requestsPerMonth: number;
  /** Relative load of the hours of a cycle, such as a day's 24; `[1]` is a flat load. */
  readonly hourlyShape: readonly number[];
  readonly requestKib: number;
  readonly responseKib: number;
  /** DynamoDB units a request, on average over the mix. */
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly storedGib: number;
}

export interface FunctionsSetup {
  readonly door: Door;
  readonly architecture: Architecture;
  readonly memoryGib: number;
  /** Billed seconds of a warm request. */
  readonly warmSeconds: number;
  /** Share of requests that meet a cold start, 0 to 1. */
  readonly coldRate: number;
  /** Billed seconds of a start-up (billed for zip packages too since 2025-08). */
  readonly initSeconds: number;
  readonly logKib: number;
}

export interface ContainersSetup {
  readonly architecture: Architecture;
  readonly vcpu: number;
  readonly memoryGib: number;
  readonly minTasks: number;
  /** What one task answers at most, measured. */
  readonly requestsPerSecondPerTask: number;
  /** Share of that at which the autoscaling aims, 0 to 1. */
  readonly targetUtilisation: number;
  readonly egress: Egress;
  /** Only for `egress: "nat"`. */
  readonly natGateways: number;
  /** What a request sends through NAT or the endpoints: its logs, calls to others. */
  readonly privateKib: number;
  readonly logKib: number;
}

/** The load balancer's traffic; also for functions behind an ALB. */
export interface LoadBalancerSetup {
  readonly zones: number;
  readonly requestsPerConnection: number;
  /** How long a client's connection stays open. */
  readonly connectionSeconds: number;
  /** Listener rules evaluated; the first ten are free. */
  readonly rules: number;
}

/** Everything that a month's bill depends on. KiB and GiB are of 1,024. */
export interface CostInputs {
  readonly region: Region;
  readonly workload: Workload;
  readonly functions: FunctionsSetup;
  readonly containers: ContainersSetup;
  readonly loadBalancer: LoadBalancerSetup;
  /** Months that logs are kept; 0 counts their intake alone. */
  readonly logMonthsKept: number;
}

/** A small app in us-east-1; a measurement replaces its durations, cold rate and requests a task. */
export const exampleInputs: CostInputs = {
  region: "us-east-1",
  workload: {
    requestsPerMonth: 1_000_000,
    hourlyShape: [1],
    requestKib: 1,
    responseKib: 4,
    writeUnits: 0.4,
    readUnits: 0.4,
    storedGib: 1,
  },
  functions: {
    door: "http-api",
    architecture: "x86",
    memoryGib: 0.5,
    warmSeconds: 0.03,
    coldRate: 0.005,
    initSeconds: 0.4,
    logKib: 0.75,
  },
  containers: {
    architecture: "x86",
    vcpu: 0.25,
    memoryGib: 0.5,
    minTasks: 2,
    requestsPerSecondPerTask: 90,
    targetUtilisation: 1,
    egress: "public-ip",
    natGateways: 1,
    privateKib: 0,
    logKib: 0.4,
  },
  loadBalancer: { zones: 2, requestsPerConnection: 10, connectionSeconds: 60, rules: 1 },
  logMonthsKept: 0,
};
