/** The command behind `npm run cost`: what a month costs either way, without a measurement or with one. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectFolder } from "../build/project";
import type { CostCase } from "./cost/case";
import { costJson } from "./cost/command/json";
import { chosenCase, costOptions, usage } from "./cost/command/options";
import { costText } from "./cost/command/text";
import { deployedCase, UnknownRegion } from "./cost/deployed-case";
import { deployedOf } from "./record/deployed";
import { parseReport } from "./record/schema";
import { readStack } from "./record/stack";
import { findingsOfCase, measuredCase } from "./report/cost-findings";

async function main(): Promise<void> {
  const options = costOptions(process.argv.slice(2));
  if (options.help) {
    console.log(usage);
    return;
  }
  const from = await (options.measured === undefined
    ? deployedHere()
    : measuredIn(options.measured));
  const found = findingsOfCase(chosenCase(from, options));
  console.log(costText(found, new Date()));
  if (options.json !== undefined) await writeFile(options.json, costJson(found));
}

const deployedHere = async (): Promise<CostCase> =>
  deployedCase(deployedOf(await readStack(join(projectFolder, "cdktf.out"))));

async function measuredIn(file: string): Promise<CostCase> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`--measured is "${file}"; there is no such file to be read`);
  });
  const cost = measuredCase(parseReport(text));
  if (cost instanceof UnknownRegion) throw cost;
  return cost;
}

main().catch((error: Error) => {
  console.error(`${error.message}\n(npm run cost -- --help tells what there is)`);
  process.exitCode = 1;
});
