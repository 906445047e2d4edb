import { type Labels, usualLabels } from "../report/names";
import { type Kind, kinds } from "../target";

/** Two words, with a comma between them. */
function pairOf(option: string, text: string): readonly [string, string] {
  const [first = "", second = "", ...more] = text.split(",").map((each) => each.trim());
  if (first === "" || second === "" || more.length > 0) {
    throw new Error(`${option} is "${text}"; it must be two words with a comma between them`);
  }
  return [first, second];
}

/** @throws what is wrong, and what is allowed */
export function labelsOf(text: string | undefined): Labels {
  if (text === undefined) return usualLabels;
  const [functions, containers] = pairOf("--labels", text);
  if (functions !== containers && `${functions}${containers}`.length <= 60) {
    return { functions, containers };
  }
  throw new Error(`--labels is "${text}"; it must be two different, short names`);
}

/** @throws what is wrong, and what is allowed */
export function kindsOf(
  text: string | undefined,
): { readonly functions: Kind; readonly containers: Kind } | undefined {
  if (text === undefined) return undefined;
  const [functions, containers] = pairOf("--kinds", text).map((word) => {
    const found = kinds.find((kind) => kind === word);
    if (found) return found;
    throw new Error(`--kinds is "${text}"; each must be one of ${kinds.join(", ")}`);
  }) as [Kind, Kind];
  return { functions, containers };
}

/** @throws what is wrong, and what is allowed */
export function within(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === "" || !(value >= min && value <= max)) {
    throw new Error(`${option} is "${text}"; it must be a number from ${min} to ${max}`);
  }
  return value;
}
