import type { Workload } from "./inputs";

/** AWS's own month: 365 days / 12. */
export const hoursPerMonth = 730;

/** GiB of that many pieces of that many KiB. */
export const gibOf = (pieces: number, kib: number): number => (pieces * kib) / 1_048_576;

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * Requests a second in each hour of the cycle.
 *
 * @throws when the shape is empty, negative or all zero.
 */
export function loadByHour({ requestsPerMonth, hourlyShape }: Workload): number[] {
  const average = mean(hourlyShape);
  if (!(average > 0) || hourlyShape.some((weight) => weight < 0)) {
    throw new Error(
      `hourlyShape must hold weights of 0 or more that are not all 0, not [${hourlyShape.join(", ")}]`,
    );
  }
  const rps = requestsPerMonth / (hoursPerMonth * 3600);
  return hourlyShape.map((weight) => (rps * weight) / average);
}
