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
import { parseReport, type Report } from "./record/schema";
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

/** Why what was measured may not be what AWS bills; nothing where it was measured there as it should be. */
const doubtsOf = (report: Report): string[] => [
  ...(report.emulated
    ? ["Measured on this machine or a private network: on AWS times, and so costs, are others."]
    : []),
  ...(report.void.length > 0 ? ["The measurement is void:", ...report.void] : []),
];

const deployedHere = async (): Promise<CostCase> =>
  deployedCase(deployedOf(await readStack(join(projectFolder, "cdktf.out"))));

async function measuredIn(file: string): Promise<CostCase> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Error(`--measured is "${file}"; there is no such file to be read`);
  });
  const report = parseReport(text);
  const { functions, containers } = report.kinds;
  if (functions !== "functions" || containers !== "containers") {
    throw new Error(
      `--measured is "${file}"; it compared ${functions} with ${containers}, and what a month costs is known of functions and containers`,
    );
  }
  const cost = measuredCase(report);
  if (cost instanceof UnknownRegion) throw cost;
  for (const doubt of doubtsOf(report)) console.log(doubt);
  return cost;
}

main().catch((error: Error) => {
  console.error(`${error.message}\n(npm run cost -- --help tells what there is)`);
  process.exitCode = 1;
});
