import type { Value } from "../../runtime/app/template";
import { integer, type Random } from "../stats/random";

/**
 * Values by the name of their pool. Those that requests may use, and those of which only the end of a
 * run may be sure: sent with a request that got no good answer yet, or taken by one that did not.
 */
export class Pools {
  private readonly usable = new Map<string, Value[]>();
  private readonly doubtful = new Map<string, Set<Value>>();

  /** How many may be used. */
  count(pool: string): number {
    return this.usable.get(pool)?.length ?? 0;
  }

  /** One of them, which stays. */
  draw(pool: string, random: Random): Value | undefined {
    const values = this.usable.get(pool) ?? [];
    return values[integer(random, values.length)];
  }

  /** The oldest, which is no longer there but counts until it is known to be gone. */
  take(pool: string): Value | undefined {
    const value = this.usable.get(pool)?.shift();
    if (value !== undefined) this.doubt(pool, value);
    return value;
  }

  doubt(pool: string, value: Value): void {
    this.doubtful.set(pool, (this.doubtful.get(pool) ?? new Set()).add(value));
  }

  put(pool: string, value: Value): void {
    this.gone(pool, value);
    const values = this.usable.get(pool) ?? [];
    // A read that is repeated finds the same again.
    if (!values.includes(value)) this.usable.set(pool, [...values, value]);
  }

  gone(pool: string, value: Value): void {
    this.doubtful.get(pool)?.delete(value);
  }

  /** At the end: what may be there is there to be taken. */
  believe(pool: string): void {
    for (const value of [...(this.doubtful.get(pool) ?? [])]) this.put(pool, value);
  }

  /** All that is or may be there. */
  left(pool: string): readonly Value[] {
    return [...(this.usable.get(pool) ?? []), ...(this.doubtful.get(pool) ?? [])];
  }
}
