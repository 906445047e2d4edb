import { parseReport, type Report } from "../../compare/record/schema";
import { memoryIn } from "./storage";

const KEY = "measurement";
const memory = memoryIn(() => localStorage);
let kept: Report | undefined;

/** Keeps a comparison as the last one, for the views that start from what was measured. */
export function keepMeasurement(report: Report): void {
  kept = report;
  memory.set(KEY, JSON.stringify(report));
}

/** The last comparison that was made or loaded here; one of an older form is forgotten. */
export function lastMeasurement(): Report | undefined {
  const text = memory.get(KEY);
  if (kept !== undefined || text === undefined) return kept;
  try {
    kept = parseReport(text);
  } catch {
    kept = undefined;
  }
  return kept;
}
