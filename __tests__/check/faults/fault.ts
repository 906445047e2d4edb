import type { Kind } from "../../../check/catalogue";

/**
 * A fault in an app as small as it can be, and its sound twin: two bodies of a function that gets a router
 * of its own (under `/` and the kind), the store, which all instances share, and Express.
 */
export interface Fault {
  readonly kind: Kind;
  readonly faulty: string;
  readonly sound: string;
  /** What findings must say, each of them. @default its own path */
  readonly says?: RegExp | readonly RegExp[];
}

/** What each fault's findings must say. */
export const saysOf = ({ kind, says = ownPath(kind) }: Fault): readonly RegExp[] => [says].flat();

/** The path that a fault is under. */
export const ownPath = (kind: Kind): RegExp => new RegExp(`/${kind}\\b`);

/** All of one sort in one app: what each does is under a path of its own. */
export function appOf(faults: readonly Fault[], which: "faulty" | "sound"): string {
  const parts = faults.map(
    (fault) => `app.use("/${fault.kind}", part((router) => {\n${fault[which]}\n}));`,
  );
  return `
const express = require("express");
const crypto = require("node:crypto");
const fs = require("node:fs");
const http = require("node:http");
const net = require("node:net");
const http2 = require("node:http2");
const { join } = require("node:path");
const { tmpdir } = require("node:os");
const { setTimeout: sleep } = require("node:timers/promises");
const store = {
  get: async (key) => (await fetch(process.env.STORE + key)).json(),
  set: async (key, value) => {
    await (await fetch(process.env.STORE + key, { method: "PUT", body: JSON.stringify(value) })).text();
  },
};
const part = (make) => {
  const router = express.Router();
  make(router);
  return router;
};
const app = express();
app.use(express.json());
const server = http.createServer(app);
${parts.join("\n")}
app.use((error, req, res, next) => res.status(error.status ?? 500).json({ message: "failed" }));
`;
}
