import type { Backend } from "./backends";

/** Nothing came back: no server, no way to it, or no answer in time. */
export class Unreachable extends Error {
  constructor(
    readonly backend: Backend,
    options?: ErrorOptions,
  ) {
    super(`${backend.title} at ${backend.address} does not answer.`, options);
  }
}

/** A problem as a person reads it: what happened, and what to try. */
export interface Advice {
  readonly what: string;
  readonly tryThis: string;
}

/**
 * What to say about anything that was thrown.
 * @param pageProtocol the page's own protocol, such as `https:`
 */
export function adviseOn(problem: unknown, pageProtocol: string): Advice {
  if (problem instanceof Unreachable) return adviseOnSilence(problem, pageProtocol);
  const what = problem instanceof Error ? problem.message : String(problem);
  return { what, tryThis: "" };
}

function adviseOnSilence({ message, backend, cause }: Unreachable, pageProtocol: string): Advice {
  if (cause instanceof DOMException && cause.name === "TimeoutError") {
    return { what: message, tryThis: "It took too long. It may be starting: try again." };
  }
  if (pageProtocol === "https:" && backend.address.startsWith("http:")) {
    const tryThis =
      "A page that came over HTTPS may not call an address without it. Open the page from disk, or through the site's own address.";
    return { what: message, tryThis };
  }
  if (isOnThisMachine(backend.address)) {
    const tryThis = "Is it running? “npm start” starts both backends and prints their addresses.";
    return { what: message, tryThis };
  }
  return { what: message, tryThis: "Check your connection, and the address in urls.js." };
}

const isOnThisMachine = (address: string) =>
  ["127.0.0.1", "localhost", "[::1]"].includes(new URL(address).hostname);
