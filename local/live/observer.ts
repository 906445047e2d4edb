/** An instance of a function, as the page draws it. */
export interface FunctionView {
  /** What its answers carry in `x-instance-id`. */
  readonly id: string;
  readonly function: string;
  readonly state: "starting" | "busy" | "frozen";
  /** Since when, in milliseconds since 1970. */
  readonly since: number;
}

/** A task, as the page draws it. */
export interface ContainerView {
  /** What its answers carry in `x-instance-id`. */
  readonly id: string;
  readonly state: "starting" | "busy" | "idle" | "draining";
  readonly inFlight: number;
}

export type Door = "functions" | "containers";

/** Who is told of what becomes of instances and tasks. */
export interface Observer {
  /** A state is another than before. */
  changed(): void;
  /**
   * Something that a person wants to hear of.
   *
   * @param text a sentence without its full stop
   * @param instance the id of whom it is about
   */
  happened(door: Door, text: string, instance?: string): void;
}

/** Tells nobody. */
export const unobserved: Observer = { changed: () => {}, happened: () => {} };
