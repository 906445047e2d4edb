import type { ParityRow } from "../record/schema";

/**
 * What API Gateway and Lambda do to requests and answers that a load balancer lets through: an app may
 * answer otherwise for it. docs/gateway.md has all of it, with its sources.
 */
export const doors: readonly ParityRow[] = [
  {
    what: "A path",
    functions: "decoded by API Gateway, and encoded again",
    containers: "as it was sent, or as API Gateway reads it where the app asks for that",
  },
  {
    what: "A header that comes twice",
    functions: "joined by a comma",
    containers: "as it was sent",
  },
  {
    what: "An answer without a content type",
    functions: "text/plain; charset=utf-8 is added",
    containers: "stays so",
  },
  {
    what: "An answer in parts",
    functions: "held back until it is whole",
    containers: "goes out part by part",
  },
  { what: "The largest answer", functions: "6 MB", containers: "no limit" },
  { what: "Requests at once", functions: "one in an instance", containers: "all that come" },
];
