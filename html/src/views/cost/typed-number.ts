const sizes: Readonly<Record<string, number>> = { "": 1, k: 1e3, m: 1e6, b: 1e9 };

/** What somebody typed as a number: "30M", "1,500", "0.5"; undefined: it is none. */
export function typedNumber(text: string): number | undefined {
  const match = /^(\d+\.?\d*|\.\d+)(?:e(\d{1,2}))?([kmb]?)$/i.exec(text.replace(/[\s,_]/g, ""));
  if (match === null) return undefined;
  const [, digits = "", power = "0", size = ""] = match;
  return Number(
    (Number(digits) * 10 ** Number(power) * (sizes[size.toLowerCase()] ?? 1)).toPrecision(12),
  );
}

/** A number as it stands in a field: all of its digits that say something. */
export const shownNumber = (value: number): string =>
  value.toLocaleString("en-US", { maximumSignificantDigits: 6 });
