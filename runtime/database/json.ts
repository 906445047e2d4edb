import { randomUUID } from "node:crypto";
import { fromBase64, toBase64 } from "@smithy/core/serde";
import { converter } from "./convert";

/** A command's input as what is written in JSON. */
export const encoderOf = converter({
  timestamp: (value) => (value instanceof Date ? value.getTime() / 1000 : value),
  binary: (value) => (typeof value === "string" ? value : toBase64(bytesOf(value))),
  token: randomUUID,
});

/** What was read from JSON as a command's output. */
export const decoderOf = converter({
  timestamp: (value) => new Date(Math.round(Number(value) * 1000)),
  binary: (value) => (typeof value === "string" ? fromBase64(value) : value),
});

/** What the SDK's types take for binary. */
function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  return new Uint8Array(value as ArrayBuffer);
}
