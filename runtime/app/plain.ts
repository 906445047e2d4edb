/**
 * Ways to be fast that change nothing of what an app does. Each can be switched off by its name in the
 * environment variable `PLAIN` (`PLAIN=prototypes,log`, or `PLAIN=all`): to find out what it is worth, or
 * whether it is to blame.
 */
export function isPlain(name: string, env: NodeJS.ProcessEnv = process.env): boolean {
  const names = (env.PLAIN ?? "").split(",").map((each) => each.trim());
  return names.includes(name) || names.includes("all");
}
