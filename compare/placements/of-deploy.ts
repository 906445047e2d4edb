import { ECSClient } from "@aws-sdk/client-ecs";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { pause } from "../load/pause";
import type { Stack } from "../record/stack";
import type { Placing } from "./in-placements";
import { placesOf } from "./places";

/** What was deployed from here, by the environment's credentials. */
export function placingOf(
  stack: Stack | undefined,
  region: string | undefined,
  { count, signal, tell }: Pick<Placing, "count" | "tell"> & { readonly signal: AbortSignal },
): Placing {
  const at = region === undefined ? {} : { region };
  return {
    count,
    places: placesOf(stack),
    lambda: new LambdaClient(at),
    ecs: new ECSClient(at),
    waiting: { pause, signal },
    tell,
  };
}
