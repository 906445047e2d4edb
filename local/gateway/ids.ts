import { randomFillSync } from "node:crypto";

/** Random bytes in store, since the system is slow to be asked and quick to give. */
const store = Buffer.alloc(4_096);
let used = store.length;

function randomText(bytes: number, encoding: "base64" | "hex"): string {
  if (used + bytes > store.length) {
    randomFillSync(store);
    used = 0;
  }
  used += bytes;
  return store.toString(encoding, used - bytes, used);
}

/** Looks like an HTTP API's own: eleven bytes in base64. */
export function newRequestId(): string {
  return randomText(11, "base64");
}

/** `Root=1-<seconds>-<96 random bits>`, as X-Ray's trace ids are. */
export function newTraceId(now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000).toString(16);
  return `Root=1-${seconds}-${randomText(12, "hex")}`;
}
