/** What one contender of a comparison was measured to be, round by round. */
export interface Contender {
  readonly name: string;
  /** This project, as opposed to its peers. */
  readonly ours?: true;
  /** One value a round, in the figure's unit; the rounds of all contenders alternate. */
  readonly samples: readonly number[];
  /** Why it was not measured, and what to do about it. */
  readonly skipped?: string;
}

/** One thing measured of several contenders in the same run. */
export interface Figure {
  /** In a few words, as the table and the picture show it. */
  readonly name: string;
  /** As "requests/s", "us CPU", "ms" or "KB". */
  readonly unit: string;
  readonly better: "more" | "less";
  /** The contender by which the others are divided. Without it values are shown as they are. */
  readonly base?: string;
  /** What we want to reach: of the ratio to `base`, or else of the value. */
  readonly aim?: number;
  readonly contenders: readonly Contender[];
}

/** What a bench is told of a run. */
export interface Setting {
  /** The Node that runs what is measured: the path of its binary. */
  readonly node: string;
  /** To see that all of it works, not to measure. */
  readonly short: boolean;
  /** Says how far it is, on one line of the terminal. */
  readonly progress: (text: string) => void;
}

/** Some figures that one arrangement measures; `npm run bench -- NAME` runs it. */
export interface Bench {
  readonly name: string;
  /** A sentence: what is measured, and against whom. */
  readonly about: string;
  /** @throws what broke; whatever it started has ended by then */
  run(setting: Setting): Promise<readonly Figure[]>;
}
