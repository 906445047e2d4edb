const dateAndTime = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** A time in ISO 8601 as a date and time where the reader is. What is not a time stays as it is. */
export function formatTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : dateAndTime.format(time);
}

const units = [
  { size: 1e9, sign: " B" },
  { size: 1e6, sign: " M" },
  { size: 1e3, sign: " k" },
] as const;

/** A count with three significant digits: `950`, `1.5 M`, `30.7 M`. */
export function formatCount(count: number): string {
  const unit = units.find(({ size }) => count >= size) ?? { size: 1, sign: "" };
  return `${Number((count / unit.size).toPrecision(3))}${unit.sign}`;
}

/** US dollars: to the cent, or with two significant digits where a cent is too coarse. */
export function formatUsd(usd: number): string {
  if (usd > 0 && usd < 0.1) return `$${Number(usd.toPrecision(2))}`;
  const digits = usd < 10_000 ? 2 : 0;
  return `$${usd.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}
