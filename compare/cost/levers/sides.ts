import { lever } from "../lever";
import { kib, perSecond, seconds, share, some } from "./allowed";

/** What the functions are, and what the containers are. */
export const sides = [
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
] as const;
