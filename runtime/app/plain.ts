/**
 * Ways to be fast that change nothing of what an app does. Each can be left out by its name, to find out
 * what it is worth or whether it is to blame: `PLAIN=prototypes,log` or `PLAIN=all` in the environment of
 * a build, which remembers it in the bundle. `build/plugins/stand-ins-plugin.ts` has more of them.
 */
export const ways = ["database", "log", "names", "prototypes"] as const;

export type Way = (typeof ways)[number];

/** Whether that way is left out. */
export function isPlain(way: Way): boolean {
  const left = (process.env.PLAIN ?? "").split(",");
  return left.includes(way) || left.includes("all");
}
