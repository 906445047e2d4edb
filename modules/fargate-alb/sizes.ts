const gib = 1024;
const steps = (from: number, to: number, step: number) =>
  Array.from({ length: (to - from) / step + 1 }, (_, i) => from + i * step);

/**
 * The memory sizes in MiB that Fargate sells with each number of CPU units (1,024 are one vCPU).
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html
 */
export const fargateSizes: ReadonlyMap<number, readonly number[]> = new Map([
  [256, [512, gib, 2 * gib]],
  [512, steps(gib, 4 * gib, gib)],
  [1024, steps(2 * gib, 8 * gib, gib)],
  [2048, steps(4 * gib, 16 * gib, gib)],
  [4096, steps(8 * gib, 30 * gib, gib)],
  [8192, steps(16 * gib, 60 * gib, 4 * gib)],
  [16384, steps(32 * gib, 120 * gib, 8 * gib)],
]);

/** What is wrong with a task's size, or undefined. */
export function sizeProblem(
  cpu: number,
  memory: number,
  props: { readonly cpu: string; readonly memory: string } = { cpu: "cpu", memory: "memory" },
): string | undefined {
  const sizes = fargateSizes.get(cpu);
  if (sizes === undefined) {
    return `${props.cpu} is ${cpu}; allowed is one of ${[...fargateSizes.keys()].join(", ")}.`;
  }
  if (sizes.includes(memory)) return;
  return `${props.memory} is ${memory}; with ${props.cpu} ${cpu}, allowed is one of ${sizes.join(", ")}.`;
}

/**
 * A load balancer has 1,000 targets at the most, and during a deploy each task stands beside its next.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html
 */
export const mostTasks = 500;
