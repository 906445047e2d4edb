import type { Measured } from "./probe";
import { MOST_RECOVERY, MOST_SECONDS, type Row } from "./rows";

/** A row as docs/reliability.md has it: what is promised. */
export function promised({ fault, failure, all, written, calls }: Row): string {
  const answered =
    failure === undefined
      ? "all answered"
      : all
        ? `${failure}`
        : `some ${failure}, others answered`;
  const stored = failure === undefined ? "-" : written ? "may be" : "no";
  return `| ${[fault, answered, MOST_SECONDS, calls, stored, MOST_RECOVERY].join(" | ")} |`;
}

/** The same as measured: statuses, seconds, calls (most and mean), failed creates that are stored. */
export function asMeasured({
  statuses,
  seconds,
  calls,
  failed,
  stored,
  recovery,
}: Measured): string {
  const answers = Object.entries(statuses).map(([status, count]) => `${count} x ${status}`);
  return [
    answers.join(", "),
    `${seconds.toFixed(1)} s`,
    `${calls.most} (${calls.mean.toFixed(1)})`,
    failed === 0 ? "-" : `${stored} of ${failed}`,
    `${recovery.toFixed(2)} s`,
  ].join(" | ");
}
