import type { Findings } from "./findings";
import type { Report } from "./schema";

export function htmlReport(_report: Report, _findings: Findings, _now: Date): string {
  return "";
}
