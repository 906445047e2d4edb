import { type CostCase, following, sourceOf, withValue } from "./case";
import { type Choice, choices } from "./choices";
import type { Lever } from "./lever";
import { type LeverName, leverOf, levers, traffic } from "./levers";
import { mostPeak } from "./shapes";

/**
 * Several of them, in their order. Of two numbers of which one bounds the other (`maxTasks`), the one that
 * nobody chose follows.
 *
 * @throws an error for people: as of a single one, or the two that contradict each other
 */
export function withSettings(cost: CostCase, texts: readonly string[]): CostCase {
  return bounds.reduce(
    (set, [least, most]) => {
      const [low, high] = [leverOf(least).get(set.inputs), leverOf(most).get(set.inputs)];
      const [lowChosen, highChosen] = [least, most].map((name) => sourceOf(set, name) === "chosen");
      if (low <= high || !(lowChosen || highChosen)) return set;
      if (lowChosen && highChosen) {
        throw new Error(
          `--set ${least} is ${low}, and ${most} is ${high}; ${least} may be at most ${most}`,
        );
      }
      return lowChosen
        ? withValue(set, most, low, "chosen")
        : withValue(set, least, high, "chosen");
    },
    texts.reduce(withSetting, cost),
  );
}

/** What is at most the other. */
const bounds: readonly (readonly [least: LeverName, most: LeverName])[] = [
  ["minTasks", "maxTasks"],
  ["publicBalancers", "balancers"],
];

/**
 * One `name=value` of the command line put in its place, as chosen. Shares may be written as 5%; the
 * shape also as its own hours, 24 or 168 weights with commas between them.
 *
 * @throws an error for people: the name and what there is, or the value and what is allowed
 */
function withSetting(cost: CostCase, text: string): CostCase {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`--set is "${text}"; it must be name=value, as in coldRate=1%`);
  const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  const lever = [traffic, ...levers].find((each) => each.name === name);
  if (lever) return withValue(cost, lever.name, numberOf(lever, value), "chosen");
  const choice = choices.find((each) => each.name === name);
  if (choice) return withChoice(cost, choice, value);
  const names = [traffic, ...levers, ...choices].map((each) => each.name).join(", ");
  throw new Error(`--set ${name}: there is no such input; there are ${names}`);
}

function numberOf({ name, allowed, whole, unit }: Lever, text: string): number {
  const percent = text.endsWith("%");
  const digits = percent ? text.slice(0, -1).trim() : text.replaceAll("_", "");
  const value = Number(digits) / (percent ? 100 : 1);
  const fits = value >= allowed.low && value <= allowed.high && (!whole || Number.isInteger(value));
  if (digits !== "" && fits) return value;
  const kind = whole ? "a whole number" : "a number";
  throw new Error(
    `--set ${name} is "${text}"; it must be ${kind} from ${allowed.low} to ${allowed.high}${unit === "" ? "" : ` (${unit})`}`,
  );
}

function withChoice(cost: CostCase, choice: Choice, text: string): CostCase {
  const sources = { ...cost.sources, [choice.name]: "chosen" as const };
  const { workload } = cost.inputs;
  if (choice.name === "shape" && text.includes(",")) {
    const shape = hours(text);
    return { ...cost, sources, inputs: { ...cost.inputs, workload: { ...workload, shape } } };
  }
  if (!choice.options.some(({ value }) => value === text)) {
    const allowed = choice.options.map(({ value }) => value).join(", ");
    throw new Error(`--set ${choice.name} is "${text}"; it must be one of ${allowed}`);
  }
  return following({ ...cost, sources, inputs: choice.set(cost.inputs, text) }, cost);
}

function hours(text: string): readonly number[] {
  const weights = text.split(",").map((each) => (each.trim() === "" ? Number.NaN : Number(each)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const sound = weights.every((weight) => weight >= 0) && sum > 0 && Number.isFinite(sum);
  if (sound && (weights.length === 24 || weights.length === 168)) return weights;
  throw new Error(
    `--set shape is "${text}"; hours of one's own are 24 or 168 numbers of 0 or more with commas between them (or a name, with peakToMean up to ${mostPeak})`,
  );
}
