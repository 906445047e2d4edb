/** Twelve steps a factor of ten, round numbers all. */
const decade = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9];

/** Round numbers from `low` to `high`, spread evenly on a log axis. */
export function logStops(low: number, high: number): readonly number[] {
  const stops: number[] = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power += 1) {
    for (const step of decade) {
      const stop = Number((step * 10 ** power).toPrecision(3));
      if (stop >= low && stop <= high) stops.push(stop);
    }
  }
  return stops;
}

/** Which of the ascending stops is nearest to a value. */
export function nearestStop(stops: readonly number[], value: number): number {
  let nearest = 0;
  for (const [index, stop] of stops.entries()) {
    if (Math.abs(stop - value) < Math.abs((stops[nearest] ?? stop) - value)) nearest = index;
  }
  return nearest;
}
