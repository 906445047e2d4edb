import type { WireRequest } from "./wire-request";

/**
 * The smallest request that still does it: parts are left out, or replaced by plain ones, one at a time
 * for as long as that goes.
 */
export async function minimise(
  request: WireRequest,
  still: (smaller: WireRequest) => Promise<boolean>,
): Promise<WireRequest> {
  for (const smaller of simpler(request)) {
    if (await still(smaller)) return minimise(smaller, still);
  }
  return request;
}

function* simpler(request: WireRequest): Generator<WireRequest> {
  const { method, target, version, headers, body, framing, damage } = request;
  if (damage.length > 0) yield { ...request, damage: [] };
  if (damage.length > 1) yield { ...request, damage: damage.slice(1) };
  if (version !== "1.1") yield { ...request, version: "1.1" };
  if (body !== "") yield { ...request, body: "", framing: "none" };
  if (body !== "" && framing !== "length") yield { ...request, framing: "length" };
  if (body === "" && framing !== "none") yield { ...request, framing: "none" };
  if (method !== "GET") yield { ...request, method: "GET" };
  if (headers.length > 2) yield { ...request, headers: headers.slice(headers.length / 2) };
  if (headers.length > 2) yield { ...request, headers: headers.slice(0, headers.length / 2) };
  for (let at = 0; at < headers.length; at += 1) {
    yield { ...request, headers: headers.toSpliced(at, 1) };
  }
  for (const [at, [name, value]] of headers.entries()) {
    if (value.length > 1) {
      yield {
        ...request,
        headers: headers.toSpliced(at, 1, [name, value.slice(0, value.length / 2)]),
      };
    }
  }
  for (const plain of ["/blog", "/", target.split("?")[0] ?? ""]) {
    if (plain.length < target.length) yield { ...request, target: plain };
  }
  if (target.length > 8) yield { ...request, target: target.slice(0, target.length / 2) };
  if (target.length > 1) yield { ...request, target: target.slice(0, -1) };
  if (body.length > 1) yield { ...request, body: body.slice(0, body.length / 2) };
}
