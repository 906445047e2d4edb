import type { Bench, Figure, Setting } from "./bench";

/** How one bench ended. */
export type Outcome =
  | { readonly bench: string; readonly figures: readonly Figure[] }
  | { readonly bench: string; readonly error: Error };

/** Runs one after the other and tells how each ended: one that breaks does not end the others. */
export async function runBenches(
  benches: readonly Bench[],
  setting: Setting,
  onEnd: (outcome: Outcome) => Promise<void>,
): Promise<void> {
  for (const bench of benches) {
    const progress = (text: string) => setting.progress(`${bench.name}: ${text}`);
    await onEnd(await outcomeOf(bench, { ...setting, progress }));
  }
}

async function outcomeOf(bench: Bench, setting: Setting): Promise<Outcome> {
  setting.progress(bench.about);
  try {
    return { bench: bench.name, figures: await bench.run(setting) };
  } catch (error) {
    return { bench: bench.name, error: error instanceof Error ? error : new Error(String(error)) };
  }
}
