import { apply, type Operation, type State } from "./operation";

/**
 * How an operation without an answer is read. `anytime`: it may happen whenever it likes after it was
 * sent, once, or never. `within`: before its failure was told, or never; so nothing that was written late
 * passes.
 */
export type Reading = "anytime" | "within";

/** One way in which things may have gone so far. */
interface Way {
  readonly state: State;
  /** Open operations that have taken effect, by their numbers. */
  readonly done: ReadonlySet<number>;
  /** Those without an answer that have. */
  readonly used: ReadonlySet<number>;
}

/**
 * Whether there is an order of the operations on one post, each at one moment between its request and its
 * answer, in which every answer is right (Herlihy and Wing, 1990). It goes through requests and answers in
 * time and keeps each way in which things may have gone (as Lowe's just-in-time linearization, 2017). What
 * may still happen is worth more than what has: of two ways that differ in that alone one is kept.
 *
 * @returns the first operation whose answer no way explains; undefined where there is an order
 */
export function firstViolation(
  operations: readonly Operation[],
  reading: Reading = "anytime",
): Operation | undefined {
  const found = new Set(operations.flatMap((one) => (one.kind === "get" ? [one.found] : [])));
  const open = new Set<number>();
  const pending = new Set<number>();
  let ways: readonly Way[] = [{ state: undefined, done: new Set(), used: new Set() }];
  for (const { number, operation, begins } of momentsOf(operations)) {
    const isPending = operation.outcome === "unknown";
    if (begins) {
      (isPending ? pending : open).add(number);
    } else if (isPending) {
      if (reading === "within") {
        ways = reach(ways);
        pending.delete(number);
        ways = distinct(ways.map((way) => ({ ...way, used: without(way.used, number) })));
      }
    } else {
      ways = reach(ways, number);
      if (ways.length === 0) return operation;
      open.delete(number);
      ways = distinct(ways.map((way) => ({ ...way, done: without(way.done, number) })));
    }
  }
  return undefined;

  /** All ways that lead on from these; with a number, those in which that operation has taken effect. */
  function reach(from: readonly Way[], wanted?: number): readonly Way[] {
    const known = new Ways();
    const queue = from.filter((way) => known.add(way));
    for (let way = queue.pop(); way; way = queue.pop()) {
      if (wanted !== undefined && way.done.has(wanted)) continue;
      for (const next of nextWays(way)) if (known.add(next)) queue.push(next);
    }
    return known.all().filter(({ done }) => wanted === undefined || done.has(wanted));
  }

  function nextWays({ state, done, used }: Way): Way[] {
    const next: Way[] = [];
    for (const number of open) {
      if (done.has(number)) continue;
      const after = apply(state, operations[number] as Operation);
      if (after !== "impossible")
        next.push({ state: after, done: new Set([...done, number]), used });
    }
    const tried = new Set<string>();
    const endsOf = (number: number) => operations[number]?.returned ?? 0;
    for (const number of [...pending].sort((a, b) => endsOf(a) - endsOf(b))) {
      const operation = operations[number] as Operation;
      if (used.has(number) || !isWorthIt(state, operation)) continue;
      // Of those that do the same, the one that ends first: the others can do it longer.
      const deed = deedOf(operation);
      if (tried.has(deed)) continue;
      tried.add(deed);
      const after = apply(state, operation);
      if (after !== "impossible")
        next.push({ state: after, done, used: new Set([...used, number]) });
    }
    return next;
  }

  function deedOf(operation: Operation): string {
    if (operation.kind !== "create") return operation.kind;
    return found.has(operation.value) ? `create ${operation.value}` : "create what nobody saw";
  }
}

/** Whether it changes anything: what is not there need not be deleted. */
const isWorthIt = (state: State, { kind }: Operation) =>
  kind === "delete" ? state !== undefined : state === undefined;

interface Moment {
  readonly number: number;
  readonly operation: Operation;
  readonly at: number;
  readonly begins: boolean;
}

/** Requests and answers in time; at the same moment requests come first, which allows more. */
function momentsOf(operations: readonly Operation[]): readonly Moment[] {
  const moments = operations.flatMap((operation, number) => [
    { number, operation, at: operation.invoked, begins: true },
    { number, operation, at: operation.returned, begins: false },
  ]);
  return moments.sort((a, b) => a.at - b.at || Number(b.begins) - Number(a.begins));
}

const without = (numbers: ReadonlySet<number>, number: number): ReadonlySet<number> =>
  numbers.has(number) ? new Set([...numbers].filter((one) => one !== number)) : numbers;

const distinct = (ways: readonly Way[]): readonly Way[] => {
  const known = new Ways();
  for (const way of ways) known.add(way);
  return known.all();
};

/** Ways of which none can do all that another of the same state can. */
class Ways {
  private readonly byState = new Map<string, Way[]>();

  /** @returns whether it can do something that none of those here can */
  add(way: Way): boolean {
    const key = JSON.stringify([way.state ?? null, [...way.done].sort((a, b) => a - b)]);
    const alike = this.byState.get(key) ?? [];
    if (alike.some(({ used }) => isWithin(used, way.used))) return false;
    this.byState.set(key, [...alike.filter(({ used }) => !isWithin(way.used, used)), way]);
    return true;
  }

  all(): readonly Way[] {
    return [...this.byState.values()].flat();
  }
}

const isWithin = (small: ReadonlySet<number>, large: ReadonlySet<number>) =>
  small.size <= large.size && [...small].every((one) => large.has(one));
