import type { Server } from "../../../compare/load/sample";

/** Where the time of an answer went, in the order in which it is drawn. */
export const partNames = {
  rest: "network, gateway",
  start: "start",
  app: "app",
  database: "database",
} as const;

export interface TimePart {
  readonly name: keyof typeof partNames;
  readonly ms: number;
}

/**
 * Whether the request waited for an instance to start: it was the instance's first, and took at
 * least as long as the start. `undefined` where the answer does not say.
 */
export function wasCold(ms: number, { sequence, initMs }: Server): boolean | undefined {
  if (sequence === undefined) return undefined;
  return sequence === 1 && (initMs === undefined || ms >= initMs);
}

/** The parts of an answer's time that are known, and the rest; together they are all of it. */
export function timeParts(ms: number, server: Server): readonly TimePart[] {
  const database = Math.min(ms, server.databaseMs ?? 0);
  const app = Math.min(ms - database, server.appMs ?? 0);
  const initMs = wasCold(ms, server) ? (server.initMs ?? 0) : 0;
  const start = Math.min(ms - database - app, initMs);
  const all: readonly TimePart[] = [
    { name: "rest", ms: ms - database - app - start },
    { name: "start", ms: start },
    { name: "app", ms: app },
    { name: "database", ms: database },
  ];
  return all.filter((part) => part.ms > 0);
}

const rounds = [1, 2, 5, 10];

/** The end of an axis for a time: the next 1, 2 or 5 times a power of ten, at least 10 ms. */
export function axisEnd(ms: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(10, ms)));
  return power * (rounds.find((round) => round * power >= ms) ?? 10);
}
