import type { Construct } from "constructs";

/** What is wrong with a construct's props: each names the prop, its value and what is allowed. */
export type Problems = readonly (string | undefined | false)[];

/** Refuses to go on, with all problems at once. */
export function refuse(construct: Construct, problems: Problems): void {
  const found = problems.filter((problem) => typeof problem === "string");
  if (found.length === 0) return;
  throw new Error([`${construct.node.path} cannot be built:`, ...found].join("\n  - "));
}

/** What is wrong with a name that AWS limits, or undefined. */
export function nameProblem(prop: string, name: string, longest: number): string | undefined {
  if (/^[a-zA-Z]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/.test(name) && name.length <= longest) return;
  return `${prop} is "${name}" (${name.length} characters); allowed are letters, digits and inner hyphens, beginning with a letter, at most ${longest} characters.`;
}

/** What is wrong with a whole number, or undefined. */
export function rangeProblem(
  prop: string,
  value: number,
  [least, most]: readonly [number, number],
): string | undefined {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  return `${prop} is ${value}; allowed is a whole number from ${least} to ${most}.`;
}

/** What is wrong with a value that must be one of a few, or undefined. */
export function choiceProblem<T>(prop: string, value: T, allowed: readonly T[]) {
  if (allowed.includes(value)) return;
  return `${prop} is ${JSON.stringify(value)}; allowed is one of ${allowed.join(", ")}.`;
}

/** CloudWatch keeps logs for one of these numbers of days. */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];
