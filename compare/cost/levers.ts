import { type Lever, lever } from "./lever";
import { mostPeak } from "./shapes";

const share = [0, 1] as const;
const seconds = { unit: "s", allowed: [0.0001, 900] } as const;
const perSecond = { unit: "/s", allowed: [0.1, 1e6] } as const;
const kib = { unit: "KiB", allowed: [0, 1e5] } as const;
const some = { allowed: [1, 1000], whole: true } as const;

const list = [
  lever("warmSeconds", "functions", "warmSeconds", "Billed time of a warm request", {
    ...seconds,
    offBy: 2,
  }),
  lever("coldRate", "functions", "coldRate", "Share of cold starts", { allowed: share, offBy: 3 }),
  lever("initSeconds", "functions", "initSeconds", "Start-up of a function", {
    ...seconds,
    offBy: 2,
  }),
  lever("functionsMemoryGib", "functions", "memoryGib", "Memory of a function", {
    unit: "GiB",
    allowed: [0.125, 10],
  }),
  lever("functionsLogKib", "functions", "logKib", "Logs of a function's request", {
    ...kib,
    offBy: 1.5,
  }),
  lever("tracedPerSecond", "functions", "tracedPerSecond", "First requests of a second in X-Ray", {
    allowed: [0, 100],
    whole: true,
    tried: [0, 1],
  }),
  lever("tracedShare", "functions", "tracedShare", "Share of the others in X-Ray", {
    allowed: share,
    tried: [0, 0.05],
  }),
  lever("throttlePerSecond", "functions", "throttlePerSecond", "Throttle of the API", perSecond),
  lever(
    "requestsPerSecondPerTask",
    "containers",
    "requestsPerSecondPerTask",
    "Requests a second and task",
    { ...perSecond, offBy: 2 },
  ),
  lever("targetUtilisation", "containers", "targetUtilisation", "Utilisation aimed at", {
    allowed: [0.05, 1],
    tried: [0.3, 0.9],
  }),
  lever(
    "scaleAtPerSecond",
    "containers",
    "scaleAtPerSecond",
    "Requests a second at which a task is added",
    perSecond,
  ),
  lever("taskVcpu", "containers", "vcpu", "Processor of a task", {
    unit: "vCPU",
    allowed: [0.25, 16],
  }),
  lever("taskGib", "containers", "memoryGib", "Memory of a task", {
    unit: "GiB",
    allowed: [0.5, 120],
  }),
  lever("minTasks", "containers", "minTasks", "Tasks kept at least", { ...some, tried: [1, 4] }),
  lever("maxTasks", "containers", "maxTasks", "Tasks at most", some),
  lever("spotShare", "containers", "spotShare", "Share of tasks on Spot", {
    allowed: share,
    tried: [0, 0.5],
  }),
  lever("natGateways", "containers", "natGateways", "NAT gateways", {
    allowed: [1, 20],
    whole: true,
  }),
  lever("endpoints", "containers", "endpoints", "Interface endpoints", {
    allowed: [1, 20],
    whole: true,
  }),
  lever("privateKib", "containers", "privateKib", "Through NAT or endpoints, a request", {
    ...kib,
    offBy: 2,
    tried: [0, 10],
    counts: ({ containers }) => containers.egress !== "public-ip",
  }),
  lever("containersLogKib", "containers", "logKib", "Logs of a container's request", {
    ...kib,
    offBy: 1.5,
  }),
  lever("requestKib", "workload", "requestKib", "Size of a request", { ...kib, offBy: 2 }),
  lever("responseKib", "workload", "responseKib", "Size of an answer", { ...kib, offBy: 2 }),
  lever("peakToMean", "workload", "peakToMean", "Busiest hour over the mean", {
    allowed: [1, mostPeak],
    offBy: 1.5,
    tried: [1, 5],
    // A flat load has no peak, and hours of one's own have theirs.
    counts: ({ workload: { shape } }) => shape === "day" || shape === "week",
  }),
  lever("writeUnits", "workload", "writeUnits", "Write units a request", { allowed: [0, 1000] }),
  lever("readUnits", "workload", "readUnits", "Read units a request", { allowed: [0, 1000] }),
  lever("storedGib", "workload", "storedGib", "Stored in the table", {
    unit: "GiB",
    allowed: [0, 1e6],
  }),
  lever("requestsPerConnection", "loadBalancer", "requestsPerConnection", "Requests a connection", {
    allowed: [1, 1e5],
    offBy: 3,
  }),
  lever("connectionSeconds", "loadBalancer", "connectionSeconds", "Length of a connection", {
    unit: "s",
    allowed: [0.1, 4000],
    offBy: 2,
  }),
  lever("rules", "loadBalancer", "rules", "Rules of the listener", {
    allowed: [1, 100],
    whole: true,
  }),
  lever("balancers", "loadBalancer", "balancers", "Load balancers of the service", {
    allowed: [1, 10],
    whole: true,
    tried: [1, 2],
  }),
  lever("publicBalancers", "loadBalancer", "publicBalancers", "Those with public addresses", {
    allowed: [0, 10],
    whole: true,
    tried: [0, 1],
  }),
  lever("zones", "loadBalancer", "zones", "Availability zones", {
    allowed: [1, 6],
    whole: true,
    tried: [2, 3],
  }),
  lever("sharedBy", "loadBalancer", "sharedBy", "Services that share the load balancer", {
    allowed: [1, 100],
    whole: true,
    tried: [1, 5],
  }),
  lever("planOffFargate", "discounts", "planOffFargate", "Compute Savings Plan off Fargate", {
    allowed: [0, 0.9],
    tried: [0, 0.2],
  }),
  lever("planOffLambda", "discounts", "planOffLambda", "Compute Savings Plan off Lambda", {
    allowed: [0, 0.9],
    tried: [0, 0.12],
  }),
  lever("planOffInstances", "discounts", "planOffInstances", "Savings Plan off instances", {
    allowed: [0, 0.9],
    tried: [0, 0.3],
  }),
  lever("spotOff", "discounts", "spotOff", "Spot's discount", {
    allowed: [0, 0.95],
    tried: [0.5, 0.7],
  }),
  lever("minInstances", "managed", "minInstances", "Managed instances at least", some),
  lever("instanceHourUsd", "managed", "instanceHourUsd", "Hour of a managed instance", {
    unit: "USD",
    allowed: [0.001, 100],
    offBy: 1.3,
  }),
  lever(
    "requestsPerSecondPerInstance",
    "managed",
    "requestsPerSecondPerInstance",
    "Requests a second and managed instance",
    { ...perSecond, offBy: 3 },
  ),
  lever("instanceUtilisation", "managed", "targetUtilisation", "Utilisation of managed instances", {
    allowed: [0.05, 1],
    tried: [0.3, 0.9],
  }),
] as const;

export type LeverName = (typeof list)[number]["name"] | "requestsPerMonth" | "logMonthsKept";

/** Those that are no part's: the traffic, and how long logs are kept. */
const others: readonly Lever[] = [
  {
    name: "logMonthsKept",
    label: "Months that logs are kept",
    unit: "",
    allowed: { low: 0, high: 120 },
    whole: false,
    offBy: undefined,
    tried: { low: 0, high: 3 },
    counts: () => true,
    get: ({ logMonthsKept }) => logMonthsKept,
    set: (inputs, logMonthsKept) => ({ ...inputs, logMonthsKept }),
  },
];

/** The traffic: what the break-even is told in, so that it moves none. */
export const traffic: Lever = {
  ...lever("requestsPerMonth", "workload", "requestsPerMonth", "Requests a month", {
    allowed: [0, 1e11],
  }),
};

/** All but the traffic. */
export const levers: readonly Lever[] = [...list, ...others];

/** @throws when there is no lever of that name. */
export function leverOf(name: LeverName): Lever {
  const found = [traffic, ...levers].find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no lever ${name}`);
  return found;
}
