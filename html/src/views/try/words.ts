import { milliseconds, plain } from "../../../../compare/report/format";
import { countsOf, type Difference } from "./answer-difference";
import { type AnsweredResult, isAnswered, type Result, winnerOf } from "./result";
import { wasCold } from "./time-parts";
import { writes } from "./typed";

/** What happened, in a sentence or two: read out to those who cannot see it. */
export function sayOutcome(results: readonly Result[], difference: Difference | undefined): string {
  const silent = results.filter((result) => !isAnswered(result));
  if (silent.length > 0) {
    const answered = results.filter(isAnswered).map(sayAnswer);
    return [...silent.map(({ backend }) => `${backend.title}: no answer.`), ...answered].join(" ");
  }
  const answered = results.filter(isAnswered);
  const race = answered.length === 2 ? sayRace(answered) : answered.map(sayAnswer).join(" ");
  return difference ? `${race} ${sayDifference(difference)}` : race;
}

const sayAnswer = (result: AnsweredResult) =>
  `${result.backend.title} answered ${result.outcome.status} in ${sayTime(result)}.`;

function sayTime({ outcome: { ms, server } }: AnsweredResult): string {
  return `${milliseconds(ms)}${wasCold(ms, server) ? " (cold start)" : ""}`;
}

function sayRace(answered: readonly AnsweredResult[]): string {
  const winner = winnerOf(answered);
  const loser = answered.find((result) => result !== winner);
  if (!winner || !loser) return answered.map(sayAnswer).join(" ");
  const times = plain(loser.outcome.ms / winner.outcome.ms);
  return `${winner.backend.title} answered first, in ${sayTime(winner)}; ${loser.backend.title.toLowerCase()} took ${sayTime(loser)}, ${times} times as long.`;
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

/** What is to be known before a request is sent; empty where there is nothing to say. */
export function sayBefore(method: string, titles: readonly string[]): string {
  if (!writes(method)) return "";
  const [only = ""] = titles;
  if (titles.length === 1) return `${method} is sent to ${only.toLowerCase()} alone.`;
  return `${method} is sent to both: what it does happens twice.`;
}
