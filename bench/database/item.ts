/** The calls that are measured. */
export const operations = ["GetItem", "PutItem", "Query"] as const;
export type Operation = (typeof operations)[number];

/** An item of about 1 KiB. */
export const item = {
  id: "one",
  kind: "text",
  title: "A text of some length",
  contents: "It stands here to be read by nobody. ".repeat(26),
  author: "bench",
  createdAt: "2026-01-01T00:00:00.000Z",
  sortKey: "2026-01-01T00:00:00.000Z#one",
  token: "0b7b1f8e-0000-4000-8000-000000000000",
} as const;
