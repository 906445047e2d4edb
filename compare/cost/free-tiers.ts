/** What a month is free of charge; the quantities are an account's, whatever else runs in it. */
export interface FreeTier {
  readonly lambdaRequests: number;
  readonly lambdaGibSeconds: number;
  readonly logGib: number;
  readonly traces: number;
  readonly egressGib: number;
  readonly dynamoGib: number;
  readonly httpApiRequests: number;
  readonly albHours: number;
  readonly lcuHours: number;
}

const none: FreeTier = {
  lambdaRequests: 0,
  lambdaGibSeconds: 0,
  logGib: 0,
  traces: 0,
  egressGib: 0,
  dynamoGib: 0,
  httpApiRequests: 0,
  albHours: 0,
  lcuHours: 0,
};

const lambda: FreeTier = { ...none, lambdaRequests: 1_000_000, lambdaGibSeconds: 400_000 };

const always: FreeTier = {
  ...lambda,
  logGib: 5,
  traces: 100_000,
  egressGib: 100,
  dynamoGib: 25,
};

/**
 * By name. The first year's is that of accounts made before 2025-07-15; newer ones get credits in its
 * place. Fifteen capacity units are read as fifteen hours of one, the prudent reading.
 * https://aws.amazon.com/free/
 */
export const freeTiers = {
  none,
  lambda,
  always,
  "first-year": { ...always, httpApiRequests: 1_000_000, albHours: 750, lcuHours: 15 },
  "load-balancer": { ...none, albHours: 750, lcuHours: 15 },
} as const satisfies Record<string, FreeTier>;

export type FreeTierName = keyof typeof freeTiers;
export const freeTierNames = Object.keys(freeTiers) as FreeTierName[];
