import { defaults } from "../modules/defaults";

const { lambdaApi, fargateAlb, dynamoTable } = defaults;

/** What a profile chooses, where nothing else is set. */
export const profiles = {
  /** The cheapest that is still safe: what the constructs are by themselves. */
  demo: {
    egress: "public-ip",
    ingress: "public",
    minTasks: fargateAlb.minTasks,
    maxTasks: fargateAlb.maxTasks,
    throttle: lambdaApi.throttle,
    tableMaximum: dynamoTable.maximum,
    logRetentionDays: defaults.logRetentionDays,
    deletionProtection: "off",
  },
  /** Tasks without internet, one in each zone at least, and data that cannot be lost. */
  production: {
    egress: "endpoints",
    // A change to "private" in place is two deploys, by "both": so it is not made for anybody unasked.
    ingress: "public",
    minTasks: 2,
    maxTasks: 10,
    throttle: { rate: 1_000, burst: 2_000 },
    // One partition takes so many writes, and an index may be one.
    tableMaximum: { reads: 4_000, writes: 1_000 },
    logRetentionDays: 90,
    deletionProtection: "on",
  },
} as const;
