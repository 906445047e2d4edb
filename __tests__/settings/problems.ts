import { readSettings } from "../../settings";

/** A write key that is long enough. */
export const key = "0123456789abcdef";

/** What is wrong with these settings, a line each; nothing where they are taken. */
export function problemsOf(
  env: Record<string, string>,
  context: Record<string, unknown> = {},
): string[] {
  try {
    readSettings(env, context);
  } catch (error) {
    return (error as Error).message.split("\n  - ").slice(1);
  }
  return [];
}
