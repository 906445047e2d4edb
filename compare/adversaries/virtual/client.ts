import { type Answer, type Client, giveUpMs, noAnswer } from "../../load/client";
import { serverOf as saidBy } from "../../load/headers";
import { pause } from "../../load/pause";
import { answerOf } from "../model/answer";
import type { Server } from "../model/server";

/** What the way there and back takes. */
const networkMs = 0.3;

const encoder = new TextEncoder();

/** Sends to a simulated server, by whatever clock `performance.now` and `setTimeout` have. */
export function virtualClient(url: string, name: string, server: Server): Client {
  return {
    url,
    async send() {
      const outcome = server(performance.now());
      if (outcome.how === "silence") return gone("ETIMEDOUT", giveUpMs);
      await pause(outcome.afterMs + networkMs);
      if (outcome.how === "reset") return noAnswer("ECONNRESET");
      const { status, headers, body } = answerOf(name, outcome);
      const header = (name: string): string | undefined => headers[name];
      return { status, header, body: encoder.encode(body), server: saidBy(header) };
    },
    close: async () => {},
  };
}

async function gone(cause: string, ms: number): Promise<Answer> {
  await pause(ms);
  return noAnswer(cause);
}
