import type { Client } from "../load/client";
import { type FreshAnswer, httpClient, sendFresh } from "../load/http-client";
import type { PlannedRequest } from "../load/request";
import { roundTripMs } from "./round-trip";

/** How a run reaches its targets. */
export interface Network {
  client(url: string): Client;
  /** Milliseconds. */
  roundTripMs(url: string): Promise<number>;
  /** Sends over a connection of its own; a network without connections has none. */
  fresh?(url: string, request: PlannedRequest): Promise<FreshAnswer>;
}

export const http: Network = { client: httpClient, roundTripMs, fresh: sendFresh };
