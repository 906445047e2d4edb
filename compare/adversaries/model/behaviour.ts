/**
 * What a server does, as data: with a seed it follows to the request. Times in milliseconds, shares
 * from 0 to 1, rates in requests a second. What is left out does not happen.
 */
export interface Behaviour {
  readonly service: Service;
  /** Shares of the requests that are served in other times. */
  readonly modes?: readonly (Service & { readonly share: number })[];
  /** Requests that take longer; `run` of them follow each other. */
  readonly slow?: { readonly share: number; readonly addedMs: number; readonly run: number };
  /** Every so often nothing is answered for a while: who comes then waits until its end. */
  readonly stall?: { readonly everyMs: number; readonly forMs: number };
  /** Answered without any work. */
  readonly errors?: { readonly share: number; readonly status: number; readonly afterMs: number };
  /** Never answered: the connection is reset, or stays open until the client gives up. */
  readonly lost?: {
    readonly share: number;
    readonly how: "reset" | "silence";
    readonly afterMs: number;
  };
  /** Requests that wait for a new instance. */
  readonly cold?: { readonly share: number; readonly initMs: number };
  /** Requests beyond it are answered 429 at once. */
  readonly throttle?: { readonly perSecond: number; readonly burst: number };
  /** How many requests are served at once; others wait in turn. */
  readonly workers?: Workers;
  /** Service times swing by that share, on every server alike at the same time. */
  readonly drift?: { readonly everyMs: number; readonly share: number };
  /** Each request needs a new connection, which takes that long to open. */
  readonly freshConnections?: { readonly openMs: number };
  /** How far service times are from another placement's: its standard deviation. */
  readonly placementSpread?: number;
  /** What is answered in place of the right answer. */
  readonly wrong?: { readonly share: number; readonly status: number; readonly body: string };
}

/** A log-normal time; without spread a constant. */
export interface Service {
  readonly medianMs: number;
  /** Standard deviation of its logarithm. */
  readonly sigma: number;
}

export interface Workers {
  readonly count: number;
  /** One more or one less each time, after the load of the time before; as a target tracking has it. */
  readonly scaling?: { readonly everyMs: number; readonly most: number };
}

export const meanOf = ({ medianMs, sigma }: Service): number => medianMs * Math.exp(sigma ** 2 / 2);
