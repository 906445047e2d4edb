import type { Measured } from "./probe";
import { promisedTimes, type Row, type Times } from "./rows";

/** What of a row did not hold, in words; nothing where all did. */
export function broken(
  row: Row,
  measured: Measured,
  times: Times = promisedTimes,
): readonly string[] {
  const { statuses, dishonest, seconds, calls, failed, stored, lost, recovery } = measured;
  const good = ["200", "201", "204"];
  const succeeded = good.reduce((sum, status) => sum + (statuses[status] ?? 0), 0);
  const others = Object.keys(statuses).filter(
    (status) => ![...good, String(row.failure)].includes(status),
  );
  const complaints: readonly (readonly [boolean, string])[] = [
    [others.length > 0, `it answered ${others.join(", ")}`],
    [row.all && succeeded > 0, `${succeeded} requests succeeded`],
    [dishonest.length > 0, `failures that say not what they are: ${dishonest[0]}`],
    [seconds > times.most, `an answer took ${seconds.toFixed(1)} s`],
    [calls.most > row.calls, `${calls.most} calls for one request`],
    [!row.written && stored > 0, `${stored} of ${failed} failed creates are stored`],
    [lost > 0, `${lost} acknowledged writes are lost`],
    [recovery > times.recovery, `it took ${recovery.toFixed(1)} s to recover`],
  ];
  return complaints.flatMap(([isSo, words]) => (isSo ? [words] : []));
}
