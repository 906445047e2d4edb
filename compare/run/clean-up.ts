import { setTimeout as sleep } from "node:timers/promises";
import type { Client } from "../load/client";
import type { Posts } from "../load/posts";

const atOnce = 4;
const attempts = 6;

/**
 * Deletes every post of the run that may still be there; a throttled DELETE is tried again. Resolves
 * with how many were left in spite of it.
 */
export async function cleanUp(client: Client, posts: Posts): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const open = posts.leftovers();
    if (open.length === 0) return 0;
    if (attempt > 0) await sleep(300 * attempt);
    const worker = async (): Promise<void> => {
      for (let request = open.shift(); request !== undefined; request = open.shift()) {
        posts.answered(request, await client.send(request));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
  }
  return posts.leftovers().length;
}
