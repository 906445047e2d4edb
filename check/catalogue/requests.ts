import type { Entry } from "../finding";
import { pages } from "./pages";

const both = ["functions", "containers"] as const;

/** Files, sizes and times of requests. */
export const requests = {
  "file-write": {
    title: "It writes outside of /tmp",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit:
      "The file system is read-only at both doors but for /tmp, which each instance has for itself.",
    page: pages.lambdaEnvironment,
    todo: "Keep it in S3 or a table; what is only passing goes to os.tmpdir().",
  },
  "file-missing": {
    title: "A file is not in the bundle",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit:
      "What runs is the bundle and what the manifest names in `files`. An .env file is never shipped.",
    page: pages.lambdaPractices,
    todo: "Name it in `files` of the manifest; variables belong into `environment`.",
  },
  "module-missing": {
    title: "A package is not in the bundle",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit:
      "The bundle holds what the code names by a text; a name that is made at run time it cannot.",
    page: pages.lambdaPractices,
    todo: 'Name it where it is used (for a view engine: app.engine("ejs", require("ejs").__express)), or say `bundle: false` in the manifest.',
  },
  failing: {
    title: "It fails at both doors",
    severity: "know",
    doors: both,
    when: "on some requests",
    limit:
      "An answer 5xx counts as a failure everywhere: in metrics, alarms and the load balancer.",
    page: pages.balancerTargets,
    todo: "Look whether it does so by itself too; if not, something that it needs is not where it runs.",
  },
  "file-outside": {
    title: "It reads outside of the bundle",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit: "On AWS there is nothing of this machine but the bundle.",
    page: pages.lambdaPractices,
    todo: "Read it beside the code (__dirname), and name it in `files` of the manifest.",
  },
  "tmp-grows": {
    title: "The temporary folder grows",
    severity: "change",
    doors: both,
    when: "silently",
    limit:
      "/tmp has 512 MB in a function and the task's storage in a container; it stays as long as the instance.",
    page: pages.lambdaQuotas,
    todo: "Remove each file when its request is through.",
  },
  "answer-large": {
    title: "An answer is too large",
    severity: "change",
    doors: ["functions"],
    when: "on some requests",
    limit: "6 MB of a function, 4.5 MB of what travels as base64.",
    page: pages.lambdaQuotas,
    todo: "Answer in pages, or put it into S3 and answer with a signed link.",
  },
  "answer-over-balancer": {
    title: "An answer that a load balancer would not take of a function",
    severity: "know",
    doors: ["functions"],
    when: "on some requests",
    limit: "1 MB, where a load balancer stands before functions. Here API Gateway does.",
    page: pages.balancerLambda,
    todo: "Nothing, as long as API Gateway stays before the functions.",
  },
  "request-large": {
    title: "It takes requests that are too large",
    severity: "change",
    doors: ["functions"],
    when: "on some requests",
    limit: "10 MB for API Gateway, 6 MB for a function, 4.5 MB of what travels as base64.",
    page: pages.gatewayQuotas,
    todo: "Let clients upload to S3 by a signed link.",
  },
  "head-large": {
    title: "Headers are too large",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit: "10,240 bytes for the request line and all headers, cookies included.",
    page: pages.gatewayQuotas,
    todo: "Keep what the cookie holds in a table, and its key in the cookie.",
  },
  slow: {
    title: "An answer takes too long",
    severity: "change",
    doors: ["functions"],
    when: "on some requests",
    limit:
      "A function is ended after its timeout; API Gateway answers 503 after 30 s, whatever it is.",
    page: pages.gatewayQuotas,
    todo: "Raise `timeouts.function` (up to 29 s), or answer 202 and let a queue's function do the work.",
  },
  memory: {
    title: "It takes too much memory",
    severity: "change",
    doors: both,
    when: "on some requests",
    limit: "What takes more than it was given is ended.",
    page: pages.lambdaMemory,
    todo: "Read and answer in pieces, or give it more (FUNCTION_MEMORY, CONTAINER_MEMORY).",
  },
  connections: {
    title: "A new connection for each request",
    severity: "change",
    doors: both,
    when: "silently",
    limit: "It costs a round trip or three, and a busy database has too few of them.",
    page: pages.lambdaPractices,
    todo: "Open the client once, outside of the handler, and keep connections alive.",
  },
  loop: {
    title: "A request holds up all others",
    severity: "change",
    doors: ["containers"],
    when: "silently",
    limit: "One thread serves all requests of a container; its health checks wait as well.",
    page: pages.nodeLoop,
    todo: "Take the asynchronous form, cut the work into pieces, or give it to a worker thread.",
  },
} as const satisfies Readonly<Record<string, Entry>>;
