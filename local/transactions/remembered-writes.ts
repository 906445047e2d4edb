import type { Answer } from "./transact";

/** How long DynamoDB knows a token. */
const KNOWN_MS = 10 * 60 * 1_000;

/**
 * A transaction that is sent again with its token is not made again.
 * https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export class RememberedWrites {
  private readonly known = new Map<string, { readonly items: string; readonly at: number }>();

  /** What `run` answers; or, where the same was made already, that it was. */
  async once(
    input: Readonly<Record<string, unknown>>,
    run: () => Promise<Answer>,
  ): Promise<Answer> {
    const token = input.ClientRequestToken;
    if (typeof token !== "string") return run();
    const items = JSON.stringify(input.TransactItems);
    const earlier = this.known.get(token);
    if (earlier && Date.now() - earlier.at < KNOWN_MS) {
      return earlier.items === items ? { status: 200, body: {} } : mismatch;
    }
    const answer = await run();
    if (answer.status === 200) this.remember(token, items);
    return answer;
  }

  private remember(token: string, items: string): void {
    const now = Date.now();
    for (const [old, { at }] of this.known) if (now - at >= KNOWN_MS) this.known.delete(old);
    this.known.set(token, { items, at: now });
  }
}

const mismatch: Answer = {
  status: 400,
  body: {
    __type: "com.amazonaws.dynamodb.v20120810#IdempotentParameterMismatchException",
    message: "The token belongs to a transaction of other items",
  },
};
