import type { Backend } from "../../backends";
import type { Blog, Page } from "./api";

/** The page of posts from whoever answers first; all are asked. Rejects where nobody answers well. */
export async function firstPage(
  blog: Blog,
  backends: readonly Backend[],
  onAll: () => void,
): Promise<Page> {
  const asked = backends.map((backend) => blog.list(backend));
  void Promise.allSettled(asked).then(onAll);
  try {
    return await Promise.any(asked);
  } catch (problem) {
    throw problem instanceof AggregateError ? problem.errors[0] : problem;
  }
}
