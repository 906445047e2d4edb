import type { Entry } from "../finding";
import { pages } from "./pages";

const both = ["functions", "containers"] as const;

/** What is so before the first request: the package, the start, the process around the app. */
export const start = {
  "not-bundled": {
    title: "It cannot be bundled",
    severity: "stops",
    doors: both,
    when: "at start",
    limit: "A function's package and a container's image hold one bundle, or the app's folder.",
    page: pages.lambdaPractices,
    todo: "Mend what is named; packages that look for files of their own want `bundle: false` in the manifest.",
  },
  "start-fails": {
    title: "It does not start",
    severity: "stops",
    doors: both,
    when: "at start",
    limit: "What does not start answers nothing: the gateway says 500, the load balancer 503.",
    page: pages.lambdaEnvironment,
    todo: "Mend what it says; variables that it needs are named in the manifest (`environment`), and what it connects to at its start must be reachable from here.",
  },
  "start-slow": {
    title: "The start takes too long",
    severity: "stops",
    doors: ["functions"],
    when: "at start",
    limit:
      "A function has 10 s for its start; it is then ended and started again, in the time of the request.",
    page: pages.lambdaEnvironment,
    todo: "Load less, or connect when the first request comes.",
  },
  "package-zip": {
    title: "The package is too large to be uploaded",
    severity: "change",
    doors: ["functions"],
    when: "at start",
    limit: "50 MB zipped by a direct upload; larger ones go through S3.",
    page: pages.lambdaQuotas,
    todo: "Leave out what is not needed (`files`, dependencies), or let the app be bundled.",
  },
  "package-unzipped": {
    title: "The package is too large",
    severity: "stops",
    doors: ["functions"],
    when: "at start",
    limit: "250 MB unzipped, layers included.",
    page: pages.lambdaQuotas,
    todo: "Leave out what is not needed, keep data in S3, or deploy it as containers.",
  },
  "environment-large": {
    title: "The environment is too large",
    severity: "stops",
    doors: ["functions"],
    when: "at start",
    limit: "4 KB for all variables of a function together.",
    page: pages.lambdaQuotas,
    todo: "Keep long values in Parameter Store or in a file of the bundle, and read them at the start.",
  },
  "native-architecture": {
    title: "A native module for another machine",
    severity: "stops",
    doors: both,
    when: "at start",
    limit: "What is deployed runs on Linux, on the architecture that is set.",
    page: pages.lambdaArchitecture,
    todo: "Install it for the deployed architecture (npm ci --os=linux --cpu=arm64 or x64), or deploy the other one (ARCHITECTURE).",
  },
  "fixed-port": {
    title: "It listens on a fixed port",
    severity: "know",
    doors: ["containers"],
    when: "at start",
    limit:
      "The platform names the port (PORT). With this project's adapter it does not matter; without, nothing arrives.",
    page: pages.taskDefinition,
    todo: "listen(process.env.PORT || 3000).",
  },
  "other-server": {
    title: "It listens on another port",
    severity: "change",
    doors: both,
    when: "silently",
    limit: "One port is open to the load balancer, none to a function.",
    page: pages.balancerTargets,
    todo: "Serve it by the app's own routes, or run it as a service of its own.",
  },
  sigterm: {
    title: "SIGTERM is not heard",
    severity: "know",
    doors: ["containers"],
    when: "on some requests",
    limit:
      "A task that is stopped gets SIGTERM, and is killed after its stopTimeout. The adapter hears it; a container without the adapter would cut off what is under way.",
    page: pages.taskStop,
    todo: 'process.on("SIGTERM", () => server.close(() => process.exit(0))).',
  },
  cluster: {
    title: "It starts processes of its own",
    severity: "change",
    doors: both,
    when: "at start",
    limit:
      "A function's instance has one request at a time, a task the CPU that it was given: what answers must be the process that is started.",
    page: pages.concurrency,
    todo: "Export the app, or listen without asking cluster.isPrimary: how many processes there are is the platform's to say.",
  },
  http2: {
    title: "It is a server of HTTP/2",
    severity: "change",
    doors: both,
    when: "at start",
    limit: "Both doors hand on HTTP/1.1: an event, or a request of the load balancer.",
    page: pages.balancerTargets,
    todo: "Serve HTTP/1.1 (node:http): HTTP/2 is spoken with clients by CloudFront and the load balancer.",
  },
} as const satisfies Readonly<Record<string, Entry>>;
