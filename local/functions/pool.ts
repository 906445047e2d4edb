import type { FunctionView } from "../live/observer";
import { FunctionInstance, type FunctionSettings } from "./instance";
import { LIMITS } from "./limits";
import type { Outcome } from "./outcome";

export interface FunctionPoolOptions extends FunctionSettings {
  /** The function's concurrency limit: a request that finds all of them busy gets none. */
  readonly maxInstances: number;
  /** After how long an idle instance goes away. 0 keeps none: every invocation is a cold start. */
  readonly idleMs: number;
  /** Where a debugger finds an instance: one at a time has it. @default none */
  readonly inspectPort?: number | undefined;
}

/** What the pool itself reads of an event. */
export interface PoolEvent {
  readonly headers?: Readonly<Record<string, string | undefined>>;
}

/** Under load each request might be refused: told this often at most, in milliseconds. */
const REFUSALS_APART_MS = 1_000;

/** A function with all of its instances. */
export class FunctionPool {
  /** How many instances were ever started. */
  coldStarts = 0;
  /** All that live, those with replaced code included. */
  private readonly living = new Set<FunctionInstance>();
  /** Those that take requests. */
  private current = new Set<FunctionInstance>();
  /** Those that wait, the one used last at the end, each with the timer that ends it. */
  private readonly idle = new Map<FunctionInstance, NodeJS.Timeout>();
  /** Who has the debugger's port, until its process is gone. */
  private inspected: FunctionInstance | undefined;
  private closed = false;
  /** When it was last told that there are too few. */
  private refusedAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: FunctionPoolOptions) {}

  /** How many instances live now. */
  get instances(): number {
    return this.living.size;
  }

  get views(): readonly FunctionView[] {
    return [...this.living].map((instance) => instance.view);
  }

  /** Runs the function once, in an idle instance or in a new one. Never rejects. */
  async invoke(event: PoolEvent): Promise<Outcome> {
    const payload = JSON.stringify(event);
    if (Buffer.byteLength(payload) > LIMITS.eventBytes) return { kind: "event-too-large" };
    const instance = this.takeIdle() ?? this.create();
    if (!instance) return this.refuse();
    const outcome = await instance.invoke(payload, event.headers?.["x-amzn-trace-id"] ?? "");
    await this.release(instance);
    return outcome;
  }

  /** From now on new instances serve, from what then stands in the code folder. */
  async replaceCode(): Promise<void> {
    const idle = [...this.idle.keys()];
    this.current = new Set();
    await Promise.all(idle.map((instance) => instance.stop()));
  }

  /** Ends every instance; resolves once no process is left. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.living].map((instance) => instance.stop()));
  }

  /** Ends an instance as a failure would: one that waits, else one that serves. @returns its id */
  kill(): string | undefined {
    const [...busy] = this.living;
    const order = [...[...this.idle.keys()].reverse(), ...busy];
    return order.find((instance) => instance.kill())?.id;
  }

  private refuse(): Outcome {
    const { name, maxInstances, log, observer } = this.options;
    const now = performance.now();
    if (!this.closed && now - this.refusedAt > REFUSALS_APART_MS) {
      this.refusedAt = now;
      const text = `${name}: all ${maxInstances} instances are busy, so requests are answered 503`;
      log(`Functions: ${text}. --max-instances N raises it.`);
      observer?.happened("functions", text);
    }
    return { kind: "no-instance" };
  }

  private takeIdle(): FunctionInstance | undefined {
    // The one used last, so that the others can go.
    const instance = [...this.idle.keys()].at(-1);
    if (instance) this.wake(instance);
    return instance;
  }

  private wake(instance: FunctionInstance): void {
    clearTimeout(this.idle.get(instance));
    this.idle.delete(instance);
  }

  private create(): FunctionInstance | undefined {
    if (this.closed || this.current.size >= this.options.maxInstances) return undefined;
    const inspectPort = this.inspected ? undefined : this.options.inspectPort;
    const instance = new FunctionInstance({ ...this.options, inspectPort }, () => {
      this.wake(instance);
      this.living.delete(instance);
      this.current.delete(instance);
    });
    if (inspectPort !== undefined) {
      this.inspected = instance;
      void instance.ended.then(() => {
        this.inspected = undefined;
      });
    }
    this.living.add(instance);
    this.options.observer?.changed();
    this.current.add(instance);
    this.coldStarts += 1;
    return instance;
  }

  private async release(instance: FunctionInstance): Promise<void> {
    if (!this.current.has(instance) || this.options.idleMs === 0) return instance.stop();
    const timer = setTimeout(() => this.endIdle(instance), this.options.idleMs);
    this.idle.set(instance, timer);
  }

  private endIdle(instance: FunctionInstance): void {
    const { name, idleMs, observer } = this.options;
    const text = `${name}: an instance was idle for ${idleMs / 1_000} s and is gone`;
    observer?.happened("functions", text, instance.id);
    void instance.stop();
  }
}
