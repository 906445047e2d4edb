import { exponential, type Random } from "../stats/random";

/**
 * When requests shall start, in milliseconds from 0, ascending: a Poisson process of that rate, as
 * many independent users make it.
 */
export function poisson(random: Random, perSecond: number, seconds: number): number[] {
  const times: number[] = [];
  const meanGap = 1000 / perSecond;
  let at = exponential(random, meanGap);
  while (at < seconds * 1000) {
    times.push(at);
    at += exponential(random, meanGap);
  }
  return times;
}

/** One stretch of arrivals after another: a rate, then another one. */
export function stepped(
  random: Random,
  stretches: readonly { readonly perSecond: number; readonly seconds: number }[],
): number[] {
  let start = 0;
  return stretches.flatMap(({ perSecond, seconds }) => {
    const times = poisson(random, perSecond, seconds).map((time) => start + time);
    start += seconds * 1000;
    return times;
  });
}

/** As many a second, each as long after the other, without end. */
export function* evenly(perSecond: number): Generator<number> {
  for (let sent = 0; ; sent += 1) yield (sent * 1000) / perSecond;
}
