import type { Exchanged } from "./exchange";
import type { Answered } from "./findings";
import type { WireRequest } from "./wire-request";

export interface KnownDifference {
  readonly name: string;
  readonly reason: string;
  readonly holds: (request: WireRequest, answered: Answered) => boolean;
}

const statusOf = (answer: Exchanged) => (typeof answer === "string" ? answer : answer.status);
const bodyOf = (answer: Exchanged) => (typeof answer === "string" ? "" : answer.body);
const named = ({ headers }: WireRequest, name: string) =>
  headers.filter(([one]) => one.toLowerCase() === name);

/** Bytes that are no request, or one that is not whole, or more than one. */
export const isMalformed = (request: WireRequest) =>
  request.damage.length > 0 ||
  request.version !== "1.1" ||
  typeof request.framing === "object" ||
  request.framing === "both" ||
  (request.framing === "none" && request.body !== "") ||
  named(request, "content-length").length > 0 ||
  named(request, "transfer-encoding").length > 0;

/** In what both doors differ, and why it is so: docs/reliability.md has the same list. */
export const knownDifferences: readonly KnownDifference[] = [
  {
    name: "health check",
    reason:
      "the load balancer's health check is the container's alone; at the other door it is no route",
    holds: ({ target }, { functions, containers }) =>
      /^(https?:\/\/[^/]*)?\/?($|[?#])/.test(target) &&
      [200, 503].includes(Number(statusOf(containers))) &&
      statusOf(functions) === 404,
  },
  {
    name: "not whole",
    reason:
      "API Gateway takes a request whole before it invokes a function; a container may have answered before it is told that the rest is none",
    holds: (request, { functions }) =>
      isMalformed(request) && (statusOf(functions) === 400 || typeof functions === "string"),
  },
  {
    name: "expectation",
    reason:
      "Node itself answers an Expect that it does not know, at both doors alike, without a body",
    holds: (_request, { functions, containers }) =>
      [functions, containers].every((one) => statusOf(one) === 417 && bodyOf(one) === ""),
  },
  {
    name: "content type twice",
    reason: "API Gateway joins headers that come twice; Node keeps the first content type",
    holds: (request, { functions }) =>
      named(request, "content-type").length > 1 && statusOf(functions) === 415,
  },
];

/** Whether a finding is on the list. Never a 5xx, a hang, an echo or a stack: those are looked for first. */
export const knownDifference = (
  request: WireRequest,
  answered: Answered,
): KnownDifference | undefined => knownDifferences.find(({ holds }) => holds(request, answered));
