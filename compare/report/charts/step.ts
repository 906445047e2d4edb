import { backends } from "../../load/sample";
import type { Step, StepSecond } from "../../phases/step";
import { p99Of } from "../../phases/step/recovery";
import { milliseconds, plain, plainMilliseconds } from "../format";
import { type ChartNode, line, node, text } from "./nodes";
import { boxOf, plot, type Size } from "./plot";
import { around, linear, logarithmic, type Scale } from "./scale";

/** p99 of each second around the jump in rate, with the objective. */
export function stepLatencyChart(
  { seconds: step, objectiveMs }: Step,
  size: Size,
  description: string,
): ChartNode {
  const box = boxOf(size);
  const x = secondsScale(step, size);
  const values = step.flatMap((second) => p99Of(second) ?? []);
  const y = logarithmic(
    { ...around([...values, objectiveMs]), start: box.bottom, end: box.top },
    8,
  );
  const objective = y.at(objectiveMs);
  return plot({
    size,
    x: secondsAxis(x),
    y: { scale: y, label: "slowest 1 % of each second", format: plainMilliseconds },
    layers: [
      node("line", { class: "mark", x1: box.left, x2: box.right, y1: objective, y2: objective }),
      text([box.right, objective - 5], `objective ${milliseconds(objectiveMs)}`, "note end"),
      ...backends.flatMap((backend) =>
        line(
          step
            .filter((second) => second.backend === backend)
            .flatMap((second) => {
              const p99 = p99Of(second);
              return p99 === undefined ? [] : [[x.at(second.second + 0.5), y.at(p99)] as const];
            }),
          backend,
        ),
      ),
    ],
    description,
  });
}

/** How many instances answered in each second. */
export function stepInstancesChart(
  step: readonly StepSecond[],
  size: Size,
  description: string,
): ChartNode {
  const box = boxOf(size);
  const x = secondsScale(step, size);
  const most = Math.max(4, ...step.map(({ instances }) => instances));
  const y = linear({ from: 0, to: most, start: box.bottom, end: box.top }, 4);
  return plot({
    size,
    x: secondsAxis(x),
    y: { scale: y, label: "instances that answered", format: plain },
    layers: backends.flatMap((backend) =>
      line(
        step
          .filter((second) => second.backend === backend)
          .map(({ second, instances }) => [x.at(second + 0.5), y.at(instances)] as const),
        backend,
      ),
    ),
    description,
  });
}

const secondsAxis = (scale: Scale) => ({
  scale,
  label: "seconds from the jump",
  format: (second: number) => (second > 0 ? `+${second}` : String(second).replace("-", "−")),
});

function secondsScale(step: readonly StepSecond[], size: Size): Scale {
  const box = boxOf(size);
  const seconds = step.map(({ second }) => second);
  const [from, to] = [Math.min(0, ...seconds), Math.max(1, ...seconds) + 1];
  return linear({ from, to, start: box.left, end: box.right }, size.width / 70);
}
