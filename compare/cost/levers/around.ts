import { lever } from "../lever";
import { mostPeak } from "../shapes";
import { kib, perSecond, some } from "./allowed";

/** The load, the load balancer, what is taken off, and the third way. */
export const around = [
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
