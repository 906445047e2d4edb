import type { Adversary } from "./adversary";
import type { Behaviour } from "./model/behaviour";

/** What all others are made from: 50 ms, of which one in a hundred takes 80. */
export const plain: Behaviour = { service: { medianMs: 50, sigma: 0.2 } };

const both = (behaviour: Behaviour): Adversary["servers"] => ({
  functions: behaviour,
  containers: behaviour,
});

/** The functions' side is the other one. */
const against = (functions: Behaviour, containers = plain): Adversary["servers"] => ({
  functions,
  containers,
});

const constant = (medianMs: number): Behaviour => ({ service: { medianMs, sigma: 0 } });
const fastErrors = { share: 0.42, status: 503, afterMs: 2 };
const clusters = { share: 0.02, addedMs: 200, run: 20 };
const coldStarts = { share: 0.05, initMs: 730 };
const workers = { count: 3 };

/** The family: equal ones first, then those of which one side is worse. */
export const adversaries: readonly Adversary[] = [
  { name: "equal", servers: both(plain), finds: [] },
  {
    name: "equal, long tail",
    servers: both({ service: { medianMs: 50, sigma: 0.8 } }),
    finds: [],
  },
  {
    name: "equal, both drift",
    servers: both({ ...plain, drift: { everyMs: 97_000, share: 0.3 } }),
    finds: [],
  },
  { name: "equal, both in clusters", servers: both({ ...plain, slow: clusters }), finds: [] },
  {
    name: "equal, both stall",
    servers: both({ ...plain, stall: { everyMs: 20_000, forMs: 2000 } }),
    finds: [],
  },
  { name: "equal, both start cold", servers: both({ ...plain, cold: coldStarts }), finds: [] },
  { name: "fast errors on both", servers: both({ ...plain, errors: fastErrors }), finds: [] },
  {
    name: "placements with 3 % spread",
    servers: both({ ...plain, placementSpread: 0.03 }),
    finds: [],
  },
  {
    name: "placements with 3 % spread, five merged",
    servers: both({ ...plain, placementSpread: 0.03 }),
    placements: 5,
    finds: [],
  },
  {
    name: "3 % slower",
    servers: against({ service: { ...plain.service, medianMs: 1.03 * plain.service.medianMs } }),
    finds: ["p50"],
  },
  {
    name: "two modes against constant, equal means",
    servers: against(
      { ...constant(30), modes: [{ share: 0.2, medianMs: 130, sigma: 0 }] },
      constant(50),
    ),
    finds: ["p50", "p95", "p99"],
  },
  {
    name: "a stall of 2 s every 20 s",
    servers: against({ ...plain, stall: { everyMs: 20_000, forMs: 2000 } }),
    finds: ["p99"],
  },
  {
    name: "a stall of 2 s every minute",
    servers: against({ ...plain, stall: { everyMs: 60_000, forMs: 2000 } }),
    finds: ["p99"],
  },
  {
    name: "fast errors on one side",
    servers: against({ ...plain, errors: fastErrors }),
    finds: ["errors"],
  },
  {
    name: "timeouts",
    servers: against({ ...plain, lost: { share: 0.02, how: "silence", afterMs: 60_000 } }),
    finds: ["errors"],
  },
  {
    name: "resets",
    servers: against({ ...plain, lost: { share: 0.02, how: "reset", afterMs: 5 } }),
    finds: ["errors"],
  },
  {
    name: "5 % cold starts",
    servers: against({ ...plain, cold: coldStarts }),
    finds: ["p99", "cold starts"],
  },
  {
    name: "a rare outlier",
    servers: against({ ...plain, slow: { share: 0.005, addedMs: 400, run: 1 } }),
    finds: [],
  },
  {
    name: "clusters of slow requests",
    servers: against({ ...plain, slow: clusters }),
    finds: ["p99"],
  },
  {
    name: "one door with fresh connections",
    servers: against({ ...plain, freshConnections: { openMs: 10 } }),
    finds: ["p50", "p95", "p99"],
  },
  {
    name: "a throttle at 50 a second",
    servers: against({ ...plain, throttle: { perSecond: 50, burst: 100 } }),
    finds: [],
    stops: { by: "throttle", from: 30, to: 50 },
  },
  {
    name: "a knee at 30 a second",
    servers: against(
      { service: { medianMs: 100, sigma: 0.1 }, workers },
      { service: { medianMs: 100, sigma: 0.1 } },
    ),
    finds: ["p99"],
    stops: { by: "objective", from: 15, to: 30 },
  },
  {
    name: "a slow scaler",
    servers: against(
      { ...plain, workers: { count: 1, scaling: { everyMs: 15_000, most: 4 } } },
      { ...plain, workers: { count: 4 } },
    ),
    finds: ["p99"],
  },
  {
    name: "another status",
    servers: against({ ...plain, wrong: { share: 1, status: 404, body: "{}" } }),
    finds: [],
    refusal: /answers 404, .*not the same app/,
  },
  {
    name: "another body",
    servers: against({ ...plain, wrong: { share: 1, status: 200, body: '{"other":1}' } }),
    finds: [],
    refusal: /has no body\..*not the same app/,
  },
  {
    name: "another body, one time in fifty",
    servers: against({ ...plain, wrong: { share: 0.02, status: 200, body: '{"other":1}' } }),
    finds: ["errors"],
  },
];
