import { phaseNames, planOf, secondsOf } from "../../../compare/phases/plan";
import { clock, showProgress } from "../../../compare/run/progress";

const plan = planOf({ profile: "quick", seed: 1 });

test("where lines cannot be rewritten, each phase is one line with the time left", () => {
  let written = "";
  const write = (text: string): void => {
    written += text;
  };
  const progress = showProgress(plan, { isTTY: false, write });
  for (const name of phaseNames) progress.phase(name);
  progress.stop();
  const lines = written.trim().split("\n");
  expect(lines).toHaveLength(phaseNames.length);
  const whole = Object.values(secondsOf(plan)).reduce((sum, each) => sum + each, 0);
  expect(lines[0]).toBe(`[....................] Preparing, ${clock(whole)} left`);
  expect(lines.at(-1)).toMatch(/^\[#{20}\] Removing what the run made, 0:0\d left$/);
});

test.each([
  [0, "0:00"],
  [59.6, "1:00"],
  [725, "12:05"],
  [-3, "0:00"],
])("%d seconds are %s", (seconds, text) => {
  expect(clock(seconds)).toBe(text);
});
