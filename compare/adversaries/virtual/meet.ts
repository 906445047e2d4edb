/** A process that meets one adversary in virtual time: `meet.ts NAME PROFILE SEED SEEDS`; a line of JSON a run. */
import { type ProfileName, planOf, profileNames } from "../../phases/plan";
import { mergeReports } from "../../record/merge";
import type { Report } from "../../record/schema";
import { findingsOf } from "../../report/findings";
import { RunError } from "../../run-error";
import { adversaries } from "../adversaries";
import type { Adversary } from "../adversary";
import type { Said } from "../said";
import { saidBy } from "../said-by";
import { runVirtually } from "./run-virtually";

async function main([name, profileName, first, count]: readonly string[]): Promise<void> {
  const adversary = adversaries.find((each) => each.name === name);
  const profile = profileNames.find((each) => each === profileName);
  if (!adversary || !profile) throw new Error(`there is no "${name}" or no "${profileName}"`);
  for (let seed = Number(first); seed < Number(first) + Number(count); seed += 1) {
    const said = await saidOf(adversary, profile, seed);
    console.log(JSON.stringify({ name, time: "virtual", profile, seed, said }));
  }
}

/** Each backend's stream without a break, both at once, as it is done with deployed ones. */
async function saidOf(adversary: Adversary, profile: ProfileName, seed: number): Promise<Said> {
  const { placements = 1 } = adversary;
  try {
    const reports: Report[] = [];
    for (let place = 0; place < placements; place += 1) {
      const plan = planOf({ profile, seed: placements * seed + place, order: "together" });
      reports.push(await runVirtually(adversary, plan));
    }
    const report = mergeReports(reports);
    return saidBy({ ...report, verdict: findingsOf(report).verdict });
  } catch (error) {
    if (error instanceof RunError) return { kind: "refused", why: error.message };
    throw error;
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.stack);
  process.exitCode = 1;
});
