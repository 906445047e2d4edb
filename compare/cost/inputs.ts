import type { Architecture, Region } from "../prices";
import type { FreeTierName } from "./free-tiers";
import type { Shape } from "./shapes";

/** What stands in front of the functions. */
export const doors = ["http-api", "function-url", "alb"] as const;
export type Door = (typeof doors)[number];

/** How tasks reach the internet and AWS. */
export const egresses = ["public-ip", "nat", "endpoints"] as const;
export type Egress = (typeof egresses)[number];

/** What the users do; both backends see the same. */
export interface Workload {
  readonly requestsPerMonth: number;
  /** How the load goes over a day or a week. */
  readonly shape: Shape;
  /** The busiest hour's load over the mean, where the shape is a day's or a week's; 1 is flat. */
  readonly peakToMean: number;
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
  /** Requests of each second that X-Ray records first, whatever the share. */
  readonly tracedPerSecond: number;
  /** Share of the others that it records, 0 to 1. */
  readonly tracedShare: number;
  /** Requests a second that the door lets through; a limit, it costs nothing. */
  readonly throttlePerSecond: number;
}

export interface ContainersSetup {
  readonly architecture: Architecture;
  readonly vcpu: number;
  readonly memoryGib: number;
  readonly minTasks: number;
  /** A limit: what the load would need beyond it is priced all the same, and said. */
  readonly maxTasks: number;
  /** What one task answers at most, measured. */
  readonly requestsPerSecondPerTask: number;
  /** Share of that at which the autoscaling aims, 0 to 1. */
  readonly targetUtilisation: number;
  /** Requests a second and task at which the autoscaling adds one, whatever it could answer. */
  readonly scaleAtPerSecond: number;
  readonly egress: Egress;
  /** Only for `egress: "nat"`. */
  readonly natGateways: number;
  /** Interface endpoints, each in every zone; only for `egress: "endpoints"`. */
  readonly endpoints: number;
  /** What a request sends through NAT or the endpoints: its logs, calls to others. */
  readonly privateKib: number;
  readonly logKib: number;
  /** Share of the tasks that run on Spot, 0 to 1. */
  readonly spotShare: number;
}

/** Functions on Lambda Managed Instances: behind the same door, with the same logs. */
export interface ManagedSetup {
  readonly minInstances: number;
  /** USD; the fee comes on top. */
  readonly instanceHourUsd: number;
  /** What one instance answers at most. */
  readonly requestsPerSecondPerInstance: number;
  readonly targetUtilisation: number;
}

/** The load balancer's traffic; also for functions behind an ALB. */
export interface LoadBalancerSetup {
  /** Of this service; two only on the way from a public one to a private one. */
  readonly balancers: number;
  /** Those of them with addresses of the internet, one a zone. */
  readonly publicBalancers: number;
  readonly zones: number;
  readonly requestsPerConnection: number;
  /** How long a client's connection stays open. */
  readonly connectionSeconds: number;
  /** Listener rules evaluated; the first ten are free. */
  readonly rules: number;
  /** Services that share it, its hours and its addresses, this one among them. */
  readonly sharedBy: number;
}

/** What an account's contract takes off, as shares from 0 to 1. */
export interface Discounts {
  readonly freeTier: FreeTierName;
  /** A Compute Savings Plan's, on what is not Spot. */
  readonly planOffFargate: number;
  readonly planOffLambda: number;
  readonly planOffInstances: number;
  readonly spotOff: number;
}

/** Everything that a month's bill depends on. KiB and GiB are of 1,024. */
export interface CostInputs {
  readonly region: Region;
  readonly workload: Workload;
  readonly functions: FunctionsSetup;
  readonly containers: ContainersSetup;
  readonly managed: ManagedSetup;
  readonly loadBalancer: LoadBalancerSetup;
  readonly discounts: Discounts;
  /** Months that logs are kept; 0 counts their intake alone. */
  readonly logMonthsKept: number;
}

/** The published worked example: x86 in us-east-1, two tasks, no limits, nothing taken off. */
export const exampleInputs: CostInputs = {
  region: "us-east-1",
  workload: {
    requestsPerMonth: 1_000_000,
    shape: "flat",
    peakToMean: 1,
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
    tracedPerSecond: 0,
    tracedShare: 0,
    throttlePerSecond: 10_000,
  },
  containers: {
    architecture: "x86",
    vcpu: 0.25,
    memoryGib: 0.5,
    minTasks: 2,
    maxTasks: 1_000,
    requestsPerSecondPerTask: 90,
    targetUtilisation: 1,
    scaleAtPerSecond: 100_000,
    egress: "public-ip",
    natGateways: 1,
    endpoints: 3,
    privateKib: 0,
    logKib: 0.4,
    spotShare: 0,
  },
  // m7g.large in us-east-1: two vCPU, each of them about four times a task of a quarter.
  managed: {
    minInstances: 3,
    instanceHourUsd: 0.0816,
    requestsPerSecondPerInstance: 720,
    targetUtilisation: 0.5,
  },
  loadBalancer: {
    balancers: 1,
    publicBalancers: 1,
    zones: 2,
    requestsPerConnection: 10,
    connectionSeconds: 60,
    rules: 1,
    sharedBy: 1,
  },
  discounts: {
    freeTier: "none",
    planOffFargate: 0,
    planOffLambda: 0,
    planOffInstances: 0,
    spotOff: 0.7,
  },
  logMonthsKept: 0,
};

export const withRequests = (inputs: CostInputs, requestsPerMonth: number): CostInputs => ({
  ...inputs,
  workload: { ...inputs.workload, requestsPerMonth },
});
