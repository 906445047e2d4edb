import type { Manifest } from "../app";

/** What a key must be, in words. */
export const KEY_RULE =
  "24 to 256 visible ASCII characters without spaces, of which 12 are different: `npm run --silent key` makes one";

/**
 * Whether a key is strong enough. Only its SHA-256 goes to where the app runs, without salt or cost:
 * who reads that could try out what a person would think of, but not this.
 */
export function isStrongKey(text: string): boolean {
  return /^[!-~]{24,256}$/.test(text) && new Set(text).size >= 12;
}

/**
 * What is wrong with an app's keys, a sentence each; none of them is repeated.
 *
 * @param env of who starts the app
 */
export function keyProblems(
  { keys }: Pick<Manifest, "keys">,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return Object.keys(keys).flatMap((name) => {
    const text = env[name];
    if (!text || isStrongKey(text)) return [];
    return [`${name} is a text of ${text.length} characters; allowed is ${KEY_RULE}.`];
  });
}
