import type { Entry } from "../finding";
import { pages } from "./pages";

const both = ["functions", "containers"] as const;
const MANY =
  "Each request may meet another instance: functions have one for each request at a time, containers two and more.";

/** What an instance keeps to itself, and what it does on its own account. */
export const instances = {
  "memory-state": {
    title: "State in memory",
    severity: "change",
    doors: both,
    when: "silently",
    limit: MANY,
    page: pages.processes,
    todo: "Keep it in a table (`tables` of the manifest), where every instance finds it.",
  },
  "memory-counter": {
    title: "A counter in memory",
    severity: "change",
    doors: both,
    when: "silently",
    limit: MANY,
    page: pages.processes,
    todo: "Count in a table: an update with ADD is atomic in DynamoDB.",
  },
  "memory-session": {
    title: "Sessions in memory",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit: MANY,
    page: pages.balancerSticky,
    todo: "Give the session a store that all instances share (a table), or put it into a signed cookie.",
  },
  "memory-cache": {
    title: "Instances answer differently",
    severity: "know",
    doors: both,
    when: "silently",
    limit: MANY,
    page: pages.processes,
    todo: "Where clients rely on it, make it at the build or read it from a table; else leave it.",
  },
  "memory-subscription": {
    title: "Subscribers in memory",
    severity: "change",
    doors: ["containers"],
    when: "silently",
    limit: `${MANY} Who listens at one hears nothing of what arrives at another.`,
    page: pages.concurrency,
    todo: "Hand messages from instance to instance by a service (Redis pub/sub, SNS, an API of WebSockets with its own connections).",
  },
  "work-after": {
    title: "Work after the answer",
    severity: "change",
    doors: ["functions"],
    when: "silently",
    limit:
      "A function's instance stands still from its answer on until the next request, or for ever.",
    page: pages.lambdaEnvironment,
    todo: "Finish it before the answer, or hand it to a queue (SQS) that another function works off.",
  },
  interval: {
    title: "A job on a timer",
    severity: "change",
    doors: both,
    when: "silently",
    limit:
      "Every container runs it, as often as there are containers; a function's instance, which stands still, does not run it.",
    page: pages.concurrency,
    todo: "Let EventBridge Scheduler call one route at that time; what only keeps its own instance in order (heartbeats, a cache) says so by .unref().",
  },
  housekeeping: {
    title: "An interval for housekeeping",
    severity: "know",
    doors: ["functions"],
    when: "silently",
    limit:
      "A function's instance stands still between requests: an interval fires late, when the next request wakes it.",
    page: pages.lambdaEnvironment,
    todo: "Make sure that nothing depends on when it runs: look at the clock on the request as well.",
  },
  exit: {
    title: "The app ends its process",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit: "Every request under way at that instance fails, and a new one must start.",
    page: pages.lambdaEnvironment,
    todo: "Answer with an error in place of process.exit, and leave the end to SIGTERM.",
  },
  crash: {
    title: "A request ends the process",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit: "Every request under way at that instance fails, and a new one must start.",
    page: pages.lambdaEnvironment,
    todo: "Catch what is thrown, also in callbacks and promises that nobody waits for.",
  },
} as const satisfies Readonly<Record<string, Entry>>;
