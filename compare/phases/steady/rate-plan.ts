import { integer, type Random } from "../../stats/random";

/** What is measured at one rate. */
export interface RatePlan {
  /** Requests a second, to either backend. */
  readonly rate: number;
  readonly blocks: number;
  readonly segmentSeconds: number;
  readonly warmUpSeconds: number;
}

/** A seed for what both sides of a block shall draw alike. */
export const drawnSeed = (random: Random): number => integer(random, 2 ** 32);
