import type { Backend } from "../../backends";
import { type Advice, adviseOn } from "../../problems";

/** The answer was an error; `message` is the one that the backend gave. */
export class Refused extends Error {
  constructor(
    readonly backend: Backend,
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** A write key was wanted and nobody gave one. */
export class NoKey extends Error {
  constructor() {
    super("Writing needs the write key. Nothing was changed.");
  }
}

/** What to say about anything that was thrown while posts were read or written. */
export function adviseOnPosts(problem: unknown, pageProtocol: string): Advice {
  if (!(problem instanceof Refused)) return adviseOn(problem, pageProtocol);
  const what = `${problem.backend.title} answered ${problem.status}: ${problem.message}`;
  return { what, tryThis: adviceByStatus[problem.status] ?? "" };
}

const adviceByStatus: Readonly<Record<number, string>> = {
  409: "Choose another id, or leave it empty to have one made.",
  413: "Make the post shorter.",
  429: "Too many requests at once. Wait a moment and try again.",
  502: "The backend did not finish its answer. Try again, and look at its log.",
  503: "It is busy or starting. Wait a moment and try again.",
  504: "It took too long. Try again.",
};
