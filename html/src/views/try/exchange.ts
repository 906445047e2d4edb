import { giveUpMs } from "../../../../compare/load/client";
import { serverOf } from "../../../../compare/load/headers";
import type { PlannedRequest } from "../../../../compare/load/request";
import type { Backend } from "../../backends";
import { type Advice, adviseOn, Unreachable } from "../../problems";
import type { Outcome } from "./outcome";

/** Sends a request. Never rejects: silence is an outcome too. */
export async function exchange(
  backend: Backend,
  { method, path, headers, body }: PlannedRequest,
): Promise<Outcome> {
  const start = performance.now();
  try {
    const response = await fetch(backend.address + path, {
      method,
      headers,
      cache: "no-store",
      signal: AbortSignal.timeout(giveUpMs),
      ...(body === undefined ? {} : { body }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const header = (name: string) => response.headers.get(name) ?? undefined;
    return {
      kind: "answer",
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
      header,
      body: bytes,
      ...(response.redirected ? { redirectedTo: response.url } : {}),
      ms: performance.now() - start,
      server: serverOf(header),
    };
  } catch (cause) {
    const ms = performance.now() - start;
    return { kind: "silence", ms, advice: await adviseOnFailure(backend, cause) };
  }
}

/**
 * A browser does not tell a page whether nobody answered or an answer may not be read: a request
 * whose answer nobody wants to read tells it.
 */
async function adviseOnFailure(backend: Backend, cause: unknown): Promise<Advice> {
  const elsewhere = new URL(backend.address).origin !== location.origin;
  const late = cause instanceof DOMException && cause.name === "TimeoutError";
  if (elsewhere && !late && (await isThere(backend.address))) {
    return {
      what: `${backend.title} is there, but this page may not read its answer.`,
      tryThis: `It may not send this method or these headers, or not from ${location.origin}: the app's CORS policy says what is allowed, and the browser's console names what is not.`,
    };
  }
  return adviseOn(new Unreachable(backend, { cause }), location.protocol);
}

const isThere = (address: string): Promise<boolean> =>
  fetch(`${address}/`, {
    method: "HEAD",
    mode: "no-cors",
    signal: AbortSignal.timeout(5_000),
  }).then(
    () => true,
    () => false,
  );
