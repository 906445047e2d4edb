/** The rank (1 is the smallest) of quantile `q` among `count` samples. */
export const rankOf = (count: number, q: number): number =>
  Math.min(count, Math.max(1, Math.ceil(count * q - 1e-9)));

export interface Ranks {
  readonly low: number;
  readonly high: number;
}

/**
 * Between which ranks the true quantile lies with at least that confidence, whatever the distribution:
 * the number of samples below it is binomial. At most half of what is left over falls on either side.
 * `undefined` where even the smallest and the largest sample would not do: below 72 samples for a 95 %
 * interval of p95, 368 for p99, 3,688 for p99.9.
 *
 * David and Nagaraja, Order Statistics, 3rd edition, section 7.1.
 */
export function intervalRanks(count: number, q: number, confidence: number): Ranks | undefined {
  const tail = (1 - confidence) / 2;
  const below = largestBelow(count, q, tail);
  const above = largestBelow(count, 1 - q, tail);
  if (below === undefined || above === undefined) return undefined;
  return { low: below, high: count - above + 1 };
}

/** The largest rank `r` with P(B < r) <= tail, where B is binomial; `undefined` when there is none. */
function largestBelow(count: number, q: number, tail: number): number | undefined {
  const spread = Math.sqrt(count * q * (1 - q));
  let successes = Math.max(0, Math.floor(count * q - 12 * spread - 12));
  let probability = Math.exp(logBinomial(count, successes, q));
  let cumulative = probability;
  if (cumulative > tail) return undefined;
  while (cumulative <= tail && successes < count) {
    probability *= ((count - successes) / (successes + 1)) * (q / (1 - q));
    successes += 1;
    cumulative += probability;
  }
  return successes;
}

/** log of P(B = successes), B binomial. */
const logBinomial = (count: number, successes: number, q: number): number =>
  logFactorial(count) -
  logFactorial(successes) -
  logFactorial(count - successes) +
  successes * Math.log(q) +
  (count - successes) * Math.log1p(-q);

/** Stirling's series; exact sums below 20, where the series is not yet exact to double precision. */
function logFactorial(n: number): number {
  if (n < 20) {
    let sum = 0;
    for (let k = 2; k <= n; k += 1) sum += Math.log(k);
    return sum;
  }
  const inverse = 1 / n;
  return (
    n * Math.log(n) -
    n +
    Math.log(2 * Math.PI * n) / 2 +
    inverse / 12 -
    inverse ** 3 / 360 +
    inverse ** 5 / 1260
  );
}
