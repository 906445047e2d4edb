/** What was seen of capacity and scaling, as sentences. */
import type { Recovery } from "../phases/step/recovery";
import type { Limits } from "../record/limits";
import type { Findings } from "./findings";
import { exact, milliseconds } from "./format";
import { type Labels, type Name, nameOf } from "./names";
import { stopWords } from "./stop-words";

/**
 * How much each backend takes within the objective, and what stopped it; also of emulated runs, as a shape.
 *
 * @param limits what the deployment lets through, as far as it is known
 */
export function saturationSentence(
  { saturation }: Pick<Findings, "saturation">,
  labels: Labels,
  limits?: Limits,
): string {
  return saturation
    .map(({ backend, knee, stopped }) => {
      const { Name, verb } = nameOf(labels[backend]);
      const ended =
        stopped === undefined
          ? "nothing stopped it"
          : `${exact(stopped.offered)} a second did not hold (${stopWords(stopped, limits)})`;
      if (knee === undefined) return `${Name} ${verb("hold", "holds")} none of the loads: ${ended}`;
      const { instances, offered } = knee.level;
      const from =
        instances === 0 ? "" : ` from ${instances} ${instances === 1 ? "instance" : "instances"}`;
      return `${Name} ${verb("take", "takes")} ${stopped === undefined ? "at least " : ""}${exact(offered)} requests a second${from}: ${ended}`;
    })
    .join(". ");
}

/** How each backend took the step, and whether it was one that shows scaling. */
export function recoverySentence(
  { recoveries, saturation }: Pick<Findings, "recoveries" | "saturation">,
  to: number,
  labels: Labels,
): string {
  return recoveries
    .map((recovery) => {
      const { backend, lasted, instancesBefore, instancesAfter, cold, errors } = recovery;
      const name = nameOf(labels[backend]);
      const told =
        instancesAfter === 0
          ? ""
          : `${instancesBefore} to ${instancesAfter} instances, ${cold} cold starts, `;
      const knee = saturation.find((each) => each.backend === backend)?.knee?.level.offered;
      const shows = lasted >= scalingSeconds && knee !== undefined && to >= 3 * knee;
      const small = shows
        ? ""
        : "; too small or too short a step to show scaling, which takes three times the load that held and 8 minutes";
      return `${name.Name} ${backWords(recovery, name)}: ${told}${errors} errors${small}`;
    })
    .join(". ");
}

/** Whether and when it was as before. */
function backWords({ seconds, limitMs }: Recovery, { verb }: Name): string {
  if (limitMs === undefined) {
    return `gave no answer before the step, so that nothing says whether ${verb("they are", "it is")} back`;
  }
  const limit = `a p95 of ${milliseconds(limitMs)} (that before the step, a quarter and 1 ms)`;
  const were = verb("were", "was");
  if (seconds === undefined) return `${were} not back under ${limit} before the end`;
  return seconds === 0 ? `stayed under ${limit}` : `${were} back under ${limit} after ${seconds} s`;
}

/** Target tracking acts after minutes. */
const scalingSeconds = 480;
