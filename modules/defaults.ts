/** What the constructs are where their props say nothing. Plain data that imports nothing. */
export const defaults = {
  logRetentionDays: 7,
  /** A fifth cheaper than x86_64. */
  architecture: "arm64",
  lambdaApi: {
    functions: "per-route",
    memory: 512,
    timeoutSeconds: 10,
    /** The most that an HTTP API waits. */
    gatewayTimeoutSeconds: 30,
    throttle: { rate: 50, burst: 100 },
  },
  fargateAlb: {
    cpu: 256,
    memory: 512,
    port: 8080,
    user: "65532:65532",
    minTasks: 1,
    maxTasks: 2,
    requestsPerTask: 3_000,
    cpuPercent: 60,
    healthCheck: {
      path: "/",
      matcher: "200",
      intervalSeconds: 10,
      timeoutSeconds: 5,
      healthyThreshold: 2,
      unhealthyThreshold: 2,
      graceSeconds: 30,
    },
    idleTimeoutSeconds: 60,
    keepAliveSeconds: 65,
    drainSeconds: 15,
    finishSeconds: 10,
  },
  dynamoTable: { maximum: { reads: 1_000, writes: 100 } },
} as const;
