import { parseArgs } from "node:util";
import type { CostCase } from "../case";
import { choices } from "../choices";
import { knownRegion } from "../deployed-case";
import { levers, traffic } from "../levers";
import { withSettings } from "../set";

export interface CostOptions {
  /** `name=value`, in the order given. */
  readonly settings: readonly string[];
  readonly region: string | undefined;
  /** A `compare.json` whose measurements take the place of what is assumed. */
  readonly measured: string | undefined;
  /** Where the result is written too. */
  readonly json: string | undefined;
  readonly help: boolean;
}

export const usage = `npm run cost -- [options]
  --set NAME=VALUE  an input as you know it, once for each; 5% is 0.05
  --region NAME     whose list prices are taken
  --measured FILE   what a comparison measured (its compare.json)
  --json FILE       the result as JSON
  --help            this text
What is deployed is read from the last synthesized stack (npm run synth), where there is one.
Numbers:
${[traffic, ...levers].map(({ name, label, unit, allowed }) => `  ${name.padEnd(29)} ${label}${unit === "" ? "" : `, ${unit}`} (${allowed.low} to ${allowed.high})`).join("\n")}
Choices:
${choices.map(({ name, label, options }) => `  ${name.padEnd(29)} ${label}: ${options.map(({ value }) => value).join(", ")}`).join("\n")}
The shape may also be 24 or 168 hours of your own, with commas between them.`;

/** Reads the command line; throws an error that names what is wrong and what is allowed. */
export function costOptions(args: readonly string[]): CostOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      set: { type: "string", multiple: true, default: [] },
      region: { type: "string" },
      measured: { type: "string" },
      json: { type: "string" },
      help: { type: "boolean", default: false },
    },
    strict: true,
  });
  const { set: settings, region, measured, json, help } = values;
  return { settings, region, measured, json, help };
}

/**
 * The inputs with what was chosen in its place.
 *
 * @throws an error for people
 */
export function chosenCase(
  from: CostCase,
  { settings, region }: Pick<CostOptions, "settings" | "region">,
): CostCase {
  const placed: CostCase =
    region === undefined
      ? from
      : {
          ...from,
          inputs: { ...from.inputs, region: knownRegion(region) },
          sources: { ...from.sources, region: "chosen" },
        };
  return withSettings(placed, settings);
}
