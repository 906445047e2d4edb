import { type FaultName, faults } from "./faults";
import { type Trouble, troubleOf } from "./probe";

/** What holds under one fault at either door, for requests that come all at once. */
export interface Row {
  readonly fault: FaultName | "gone, and back";
  /** What may be answered beside the success. */
  readonly failure: 503 | undefined;
  /** Whether all fail, as long as it lasts. */
  readonly all: boolean;
  /** Whether a create that failed may be stored all the same. */
  readonly written: boolean;
  /** Calls at the database for one request, at most. */
  readonly calls: number;
}

/** What one request may take, in seconds. */
export const MOST_SECONDS = 5.5;
/** How long it may take from the fault's end until all is well, in seconds. */
export const MOST_RECOVERY = 2;

/** Both, in seconds. */
export interface Times {
  readonly most: number;
  readonly recovery: number;
}
export const promisedTimes: Times = { most: MOST_SECONDS, recovery: MOST_RECOVERY };
/** For a suite, beside which the machine may have much else to do: less than what would not end. */
export const suiteTimes: Times = { most: 11, recovery: 9 };

const passes = { failure: undefined, all: false, written: false, calls: 2 } as const;
const fails = { failure: 503, all: true, written: false, calls: 2 } as const;

export const rows: readonly Row[] = [
  { fault: "200 ms more", ...passes },
  // All are answered, where the machine needs less than the rest of the second that a call may take.
  { fault: "800 ms more", ...fails, all: false, written: true },
  { fault: "3 s more", ...fails, written: true },
  { fault: "black hole", ...fails },
  { fault: "reset", ...fails },
  { fault: "answer lost, always", ...fails, written: true },
  { fault: "answer lost, every other", ...fails, all: false, written: true },
  // A delete reads, and then has one call left: it is the client's to try again.
  { fault: "answer lost, first try", ...fails, all: false },
  { fault: "half a body", ...fails, written: true },
  { fault: "dripping body", ...fails, written: true },
  { fault: "no HTTP", ...fails, written: true },
  { fault: "HTML with a 503", ...fails },
  { fault: "HTML with a 200", ...fails },
  { fault: "throttled, always", ...fails },
  { fault: "throttled, every other", ...fails, all: false },
  { fault: "500, always", ...fails },
  { fault: "503, always", ...fails },
  { fault: "gone, and back", ...fails, calls: 0 },
];

/**
 * The same of an app that knows nothing of what stands around it: how often its database is asked, and what
 * succeeds in the end, is its own client's to say.
 */
export const ofAnotherApp = (row: Row): Row => ({
  ...row,
  failure: 503,
  all: false,
  written: true,
  calls: Number.POSITIVE_INFINITY,
});

/** What a call to the database may take, in seconds. */
const CALL_SECONDS = 1;

/**
 * The same for a suite, beside which the machine may have much else to do: a request that took as long as
 * one call may have failed for that, with what it wrote stored.
 */
export const ofSuite = (row: Row, { seconds }: { readonly seconds: number }): Row =>
  row.all || seconds < CALL_SECONDS ? row : { ...row, failure: 503, written: true };

const gone: Trouble = {
  begin: async ({ proxy }) => {
    proxy.use();
    await proxy.leave();
  },
  end: ({ proxy }) => proxy.comeBack(),
};

export const troubleFor = ({ fault }: Row): Trouble =>
  fault === "gone, and back" ? gone : troubleOf(faults[fault]());
