import { stepped } from "../load/arrivals";
import { type Backend, backends, type Sample } from "../load/sample";
import { type Context, sendOpen } from "./context";

/** The rate jumps at second 0. Resolves with the samples, their times counted from the jump. */
export async function measureStep(
  context: Context,
): Promise<readonly { readonly backend: Backend; readonly samples: Sample[] }[]> {
  const { from, to, beforeSeconds, afterSeconds } = context.plan.step;
  const ran: { backend: Backend; samples: Sample[] }[] = [];
  for (const backend of backends) {
    const arrivals = stepped(context.random, [
      { perSecond: from, seconds: beforeSeconds },
      { perSecond: to, seconds: afterSeconds },
    ]);
    const samples = await sendOpen(context, backend, arrivals);
    const shift = beforeSeconds * 1000;
    ran.push({
      backend,
      samples: samples.map((each) => ({ ...each, intendedMs: each.intendedMs - shift })),
    });
  }
  return ran;
}
