import { sayLaps } from "../../race/words";
import { countsOf, type Difference } from "./answer-difference";
import { lapOf, type Result } from "./result";
import { writes } from "./typed";

/** What happened, in a sentence or two: read out to those who cannot see it. */
export function sayOutcome(results: readonly Result[], difference: Difference | undefined): string {
  const race = sayLaps(results.map(lapOf));
  return difference ? `${race} ${sayDifference(difference)}` : race;
}

/** What differs between the two answers, in a sentence. */
export function sayDifference(difference: Difference): string {
  const { status, headers, lines, body } = countsOf(difference);
  const parts = [
    status > 0 ? "the status" : "",
    headers > 0 ? many(headers, "header") : "",
    lines > 0 ? `${many(lines, "line")} of the body` : body > 0 ? "the body" : "",
  ].filter((part) => part !== "");
  if (parts.length > 0) return `The answers differ: ${listed(parts)}.`;
  const spaces =
    difference.body === "laid out alike"
      ? " Their bodies differ in how they are written alone."
      : "";
  return `The answers are alike.${spaces}`;
}

const many = (count: number, what: string) => `${count} ${what}${count === 1 ? "" : "s"}`;

const listed = (parts: readonly string[]) =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/**
 * What is to be known before a request is sent; empty where there is nothing to say.
 * @param each whether a write happens at each of them, and not at the first alone
 */
export function sayBefore(method: string, titles: readonly string[], each: boolean): string {
  if (!writes(method)) return "";
  const [first = "", other = ""] = titles.map((title) => title.toLowerCase());
  if (titles.length === 1) return `${method} is sent to ${first} alone.`;
  if (each) return `${method} is sent to both: what it does happens twice.`;
  return `${method} is sent to ${first}; ${other} then read what came of it.`;
}
