import { askSecret } from "../../dialogs";
import { memoryIn } from "../../storage";

const KEY = "blog-write-key";
const session = memoryIn(() => sessionStorage);
// A browser that keeps nothing still has the key for as long as the page is open.
let known = session.get(KEY);

export const writeKey = (): string | undefined => known;

/** Asks a person for the write key, and keeps it for the session. */
export async function askWriteKey(reason: "wanted" | "wrong"): Promise<string | undefined> {
  const text = {
    wanted: "This blog takes posts only from those who have its write key.",
    wrong: "That key was refused: it is not the one of this blog.",
  }[reason];
  const question = { title: "Write key", text, yes: "Use this key" };
  const answer = await askSecret(question, "Key");
  if (answer === undefined) return undefined;
  known = answer;
  session.set(KEY, answer);
  return answer;
}
