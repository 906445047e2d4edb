import type { ContainerView, Door, FunctionView, Observer } from "./observer";

/** What listeners are sent. Times in milliseconds since 1970. */
export type LiveEvent =
  | {
      readonly kind: "instances";
      readonly at: number;
      readonly functions: readonly FunctionView[];
      readonly containers: readonly ContainerView[];
    }
  | {
      readonly kind: "happened";
      readonly at: number;
      readonly door: Door;
      readonly text: string;
      readonly instance?: string;
    };

type Listener = (event: LiveEvent) => void;

/** States are told this often at most, in milliseconds: a page draws them no faster. */
const APART_MS = 50;

/** Tells whoever listens how the two backends are, and what happens to them. */
export class Live implements Observer {
  /** Who knows of the instances and tasks that live; none before they are started. */
  readonly sources: {
    functions: () => readonly FunctionView[];
    containers: () => readonly ContainerView[];
  } = { functions: () => [], containers: () => [] };
  private readonly listeners = new Set<Listener>();
  private timer: NodeJS.Timeout | undefined;
  private toldAt = Number.NEGATIVE_INFINITY;

  changed(): void {
    // Each request changes a state: without a listener that costs nothing.
    if (this.listeners.size === 0 || this.timer) return;
    const wait = Math.max(0, this.toldAt + APART_MS - performance.now());
    this.timer = setTimeout(() => this.tellInstances(), wait);
    this.timer.unref();
  }

  happened(door: Door, text: string, instance?: string): void {
    const who = instance === undefined ? {} : { instance };
    this.tell({ kind: "happened", at: Date.now(), door, text, ...who });
  }

  /** Hears how it is now, and from then on each change. @returns how to stop listening */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    listener(this.instances());
    return () => void this.listeners.delete(listener);
  }

  private tellInstances(): void {
    this.timer = undefined;
    this.toldAt = performance.now();
    this.tell(this.instances());
  }

  private tell(event: LiveEvent): void {
    for (const listener of this.listeners) listener(event);
  }

  private instances(): LiveEvent {
    const { functions, containers } = this.sources;
    return {
      kind: "instances",
      at: Date.now(),
      functions: functions(),
      containers: containers(),
    };
  }
}
