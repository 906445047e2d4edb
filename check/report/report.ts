import type { DoorVerdict, Finding, Untried } from "../finding";

/** What a check says: the form of `--json`. */
export interface Report {
  readonly app: string;
  readonly seconds: number;
  /** The requests that were sent, by their names. */
  readonly asked: readonly string[];
  readonly doors: readonly DoorVerdict[];
  /** Most grave first. */
  readonly findings: readonly Finding[];
  readonly untried: readonly Untried[];
  /** What only AWS can say. */
  readonly unknowable: readonly string[];
}
