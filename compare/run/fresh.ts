import type { FreshAnswer } from "../load/http-client";
import type { Backend } from "../load/sample";
import type { Traffic } from "../load/scenario";
import type { Network } from "./network";

/** Sends the mix, each request over a connection of its own; undefined of a network without connections. */
export function freshSender(
  { fresh }: Network,
  targets: Readonly<Record<Backend, string>>,
  traffic: Pick<Traffic, "next" | "answered">,
): ((backend: Backend) => Promise<FreshAnswer>) | undefined {
  if (fresh === undefined) return undefined;
  return async (backend) => {
    const planned = traffic.next();
    const found = await fresh(targets[backend], planned);
    traffic.answered(planned, found.answer);
    return found;
  };
}
