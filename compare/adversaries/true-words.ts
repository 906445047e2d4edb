import { exact, number, percent } from "../report/format";
import { measures } from "./adversary";
import { differenceOf } from "./judge";
import type { Fact } from "./truth";

/** What is true at one rate, in words: of the functions' side, where the two differ. */
export function trueWords(facts: readonly Fact[]): string {
  const words = measures.flatMap((measure) => {
    const fact = facts.find((each) => each.measure === measure);
    return fact && differenceOf(fact) !== 0 ? [factInWords(fact)] : [];
  });
  const rate = facts[0]?.rate ?? 0;
  return words.length === 0 ? "equal" : `at ${exact(rate)}/s: ${words.join(", ")}`;
}

function factInWords(fact: Fact): string {
  const { measure, functions, containers, settled } = fact;
  if (measure === "errors" || measure === "cold starts") {
    return `${percent(functions)} ${measure} against ${percent(containers)}`;
  }
  if (!Number.isFinite(functions)) return `${measure} never answered`;
  if (!settled) return `${measure} ${functions > containers ? "longer" : "shorter"}`;
  return `${measure} ${number(functions)} against ${number(containers)} ms`;
}
