import type { HeaderLookup } from "./headers";
import type { PlannedRequest } from "./request";
import type { Server } from "./sample";

/** What came of a request; `status` 0 where no answer came. */
export interface Answer {
  readonly status: number;
  readonly header: HeaderLookup;
  readonly body: Uint8Array;
  readonly server: Server;
  /** Where no answer came: why, as ECONNREFUSED, ECONNRESET or ETIMEDOUT. */
  readonly cause?: string;
}

export interface Client {
  readonly url: string;
  send(request: PlannedRequest): Promise<Answer>;
  /** Opens so many connections before requests need them, and keeps as many in reserve; where it can. */
  ahead?(connections: number): Promise<void>;
  /** How many requests had to wait for a new connection so far. */
  waited?(): number;
  close(): Promise<void>;
}

/** Longer than API Gateway's 30 s, so that its own answer to a slow backend is seen. */
export const giveUpMs = 35_000;

export const noAnswer = (cause: string): Answer => ({
  status: 0,
  header: () => undefined,
  body: new Uint8Array(),
  server: {},
  cause,
});
