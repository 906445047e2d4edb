import { type PhaseName, type Plan, phaseNames, secondsOf } from "../phases/plan";

export interface Progress {
  phase(name: PhaseName): void;
  stop(): void;
}

/** A terminal, or a file or pipe, where lines cannot be rewritten. */
interface Output {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

const titles: Readonly<Record<PhaseName, string>> = {
  prepare: "Preparing",
  aa: "A/A check: each backend against itself",
  burst: "Cold burst",
  steady: "Steady state, in blocks A B B A",
  connections: "Fresh connections",
  step: "Step response",
  saturation: "Capacity: an open-loop ramp",
  "clean up": "Removing what the run made",
};

/** The phase, how much is done and the time left: one line that is rewritten, or a line a phase. */
export function showProgress(plan: Plan, out: Output): Progress {
  const seconds = secondsOf(plan);
  const whole = sum(phaseNames.map((name) => seconds[name]));
  let current: { name: PhaseName; since: number } | undefined;

  const line = (): string => {
    if (current === undefined) return "";
    const before = sum(
      phaseNames.slice(0, phaseNames.indexOf(current.name)).map((name) => seconds[name]),
    );
    const within = Math.min((performance.now() - current.since) / 1000, seconds[current.name]);
    const done = before + within;
    const bar = "#".repeat(Math.round((20 * done) / whole)).padEnd(20, ".");
    return `[${bar}] ${titles[current.name]}, ${clock(whole - done)} left`;
  };
  const rewrite = (): void => void out.write(`\r\x1b[K${line()}`);
  const timer = out.isTTY ? setInterval(rewrite, 500) : undefined;

  return {
    phase(name) {
      current = { name, since: performance.now() };
      if (out.isTTY) rewrite();
      else out.write(`${line()}\n`);
    },
    stop() {
      clearInterval(timer);
      if (out.isTTY) out.write("\r\x1b[K");
    },
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
