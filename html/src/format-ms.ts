import { milliseconds } from "../../compare/report/format";

/** A time as the page shows it wherever it stands: tenths of a millisecond below 100, else whole ones. */
export const formatMs = (ms: number): string =>
  ms < 99.95 ? `${ms.toFixed(1)} ms` : milliseconds(ms);
