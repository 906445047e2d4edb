/** One request of a client, about one post. Times are milliseconds of one clock. */
export type Operation = Asked & Answered;

interface Asked {
  readonly id: string;
  readonly invoked: number;
  /** When its answer, or the failure in its place, was there. */
  readonly returned: number;
}

/** What was asked and how it ended. `value` names what a create wrote: each writes another. */
type Answered =
  | { readonly kind: "create"; readonly value: string; readonly outcome: WriteOutcome }
  | { readonly kind: "delete"; readonly outcome: "done" | "unknown" }
  /** What was found; undefined: there was nothing. */
  | { readonly kind: "get"; readonly outcome: "done"; readonly found: string | undefined };

/** `refused`: there was one already. `unknown`: it may have happened, may happen yet, or never. */
type WriteOutcome = "done" | "refused" | "unknown";

/** What a post is at one moment: the value of the create that made it, or nothing. */
export type State = string | undefined;

/** What an operation makes of a state; "impossible" where its answer cannot have come of it. */
export function apply(state: State, operation: Operation): State | "impossible" {
  switch (operation.kind) {
    case "get":
      return operation.found === state ? state : "impossible";
    case "delete":
      return undefined;
    case "create":
      if (operation.outcome === "refused") return state === undefined ? "impossible" : state;
      return state === undefined ? operation.value : "impossible";
  }
}
