import type { Estimate, Quantile } from "../stats/quantiles";

/** Three digits, without exponents: 0.0123, 1.23, 12.3, 123, 1,234. */
export function number(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "∞";
  if (!Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  if (size < 1e-6) return "0";
  if (size < 0.9995) return threeDigits(value);
  return (size >= 99.95 ? whole : size >= 9.995 ? tenths : hundredths)(value);
}

/** Made when it is first used, and once: to make one takes far longer than to write a number by it. */
function written(digits: Intl.NumberFormatOptions): (value: number) => string {
  let format: Intl.NumberFormat | undefined;
  return (value) => {
    format ??= new Intl.NumberFormat("en-US", digits);
    return format.format(value);
  };
}
const fraction = (digits: number) =>
  written({ minimumFractionDigits: digits, maximumFractionDigits: digits });
const [whole, tenths, hundredths] = [fraction(0), fraction(1), fraction(2)];
const twoDigits = written({ maximumSignificantDigits: 2 });
const threeDigits = written({ minimumSignificantDigits: 3, maximumSignificantDigits: 3 });

/** At most three digits, and none that say nothing: for marks of an axis and ratios. */
export const plain = written({ maximumSignificantDigits: 3 });

/** All digits of what was set or counted, and so is no estimate. */
export const exact = written({ maximumSignificantDigits: 12 });

/** For the marks of an axis. */
export const plainMilliseconds = (value: number): string =>
  value >= 10_000 ? `${plain(value / 1000)} s` : `${plain(value)} ms`;

export const plainPercent = (share: number): string => `${plain(share * 100)} %`;

export const milliseconds = (value: number): string =>
  value >= 10_000 ? `${number(value / 1000)} s` : `${number(value)} ms`;

/** "12.3 (11.9 to 12.8)", with 95 % of certainty. */
export const estimate = ({ value, low, high }: Estimate): string =>
  `${number(value)} (${number(low)} to ${number(high)})`;

export const quantile = (found: Quantile): string =>
  found.kind === "estimate" ? estimate(found) : `${number(found.value)} (too few samples)`;

export const percent = (share: number): string => `${number(share * 100)} %`;

export const percentEstimate = ({ value, low, high }: Estimate): string =>
  `${percent(value)} (${number(low * 100)} to ${number(high * 100)})`;

/** "p50", "p99.9". */
export const quantileName = (q: number): string => `p${Number((q * 100).toFixed(3))}`;

/** What differs of two shares. */
export const points = (share: number): string => `${number(share * 100)} points`;

/** "30.7 million", "1.2 billion", "850,000". */
export function large(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return "without end";
  if (value >= 999.5e6) return `${number(value / 1e9)} billion`;
  if (value >= 999_999.5) return `${number(value / 1e6)} million`;
  return whole(value);
}

/** US dollars: to the cent, with two digits where a cent is too coarse, without cents from 10,000 on. */
export function dollars(usd: number): string {
  if (usd > 0 && usd < 0.1) return `$${twoDigits(usd)}`;
  return `$${(usd < 10_000 ? hundredths : whole)(usd)}`;
}

const thousands = [
  [1e9, " B"],
  [1e6, " M"],
  [1e3, " k"],
] as const;

/** A count in little room: "950", "1.5 M", "30.7 M". */
export function count(value: number): string {
  const [size, sign] = thousands.find(([size]) => value >= size) ?? [1, ""];
  return `${plain(value / size)}${sign}`;
}

/** Bytes, in decimal units: "812 B", "1.2 kB". */
export function bytes(value: number): string {
  if (value < 1000) return `${value} B`;
  return value < 1e6 ? `${plain(value / 1e3)} kB` : `${plain(value / 1e6)} MB`;
}
