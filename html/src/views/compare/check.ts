import { type Backend, backends } from "../../../../compare/load/sample";
import { Blog } from "../../api";
import type { Backend as Door } from "../../backends";

/**
 * Asks both addresses once, before any load.
 * @returns the ids of posts that can be read
 * @throws `Unreachable` or `Refused` of what does not answer, and an error when an address is not
 *   the backend that it is taken for.
 */
export async function checkTargets(
  targets: Readonly<Record<Backend, string>>,
): Promise<readonly string[]> {
  const ids = new Set<string>();
  for (const name of backends) {
    const title = name === "functions" ? "Functions" : "Containers";
    const door: Door = { name, title, address: targets[name], description: "" };
    let answered: string | undefined;
    const blog = new Blog({
      fetch: (...request) => fetch(...request),
      now: () => performance.now(),
      onCall: ({ answerer }) => {
        answered = answerer.backend;
      },
      writeKey: () => undefined,
      askWriteKey: async () => undefined,
    });
    const { posts } = await blog.list(door);
    if (answered !== name) {
      throw new Error(
        `${targets[name]} is taken for ${name}, but ${answered ?? "nothing that says its name"} answers there. Check the addresses.`,
      );
    }
    for (const { id } of posts) ids.add(id);
  }
  return [...ids];
}
