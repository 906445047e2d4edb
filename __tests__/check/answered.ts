import type { Answer } from "../../check/client";

/** An answer of a door that came whole, in a millisecond. */
export const answered = (
  status: number,
  body: string,
  headers: Answer["headers"] = [],
): Answer => ({
  status,
  headers,
  header: (name) => headers.find(([one]) => one === name)?.[1],
  body: Buffer.from(body),
  server: {},
  trailers: [],
  firstByteMs: 1,
  totalMs: 1,
  cut: false,
});
