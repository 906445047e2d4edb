import type { Backend } from "../../backends";
import type { Lap } from "../../race/lap";
import { exchange } from "./exchange";
import { fill, type PlaceholderValues } from "./placeholders";
import { lapOf } from "./result";
import type { Typed } from "./typed";

export const BURST = 10;

export interface Bursting {
  readonly typed: Typed;
  readonly targets: readonly Backend[];
  readonly values: PlaceholderValues;
  /** @param sinceMs from the start of all, waiting for a connection included */
  readonly onArrival: (lap: Lap, index: number, sinceMs: number) => void;
}

/** The same request so many times to each, all at once. */
export async function burst({ typed, targets, values, onArrival }: Bursting): Promise<void> {
  const began = performance.now();
  const request = fill(typed, values, "");
  await Promise.all(
    targets.flatMap((backend) =>
      Array.from({ length: BURST }, async (_, index) => {
        const outcome = await exchange(backend, request);
        onArrival(
          lapOf({ backend, unique: "", path: request.path, outcome }),
          index,
          performance.now() - began,
        );
      }),
    ),
  );
}
