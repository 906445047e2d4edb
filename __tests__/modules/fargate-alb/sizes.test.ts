import fc from "fast-check";
import { fargateSizes, sizeProblem } from "../../../modules/fargate-alb/sizes";

/** AWS's table, written out by hand: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-cpu-memory-error.html */
const allowed: Readonly<Record<number, readonly number[]>> = {
  256: [512, 1024, 2048],
  512: [1024, 2048, 3072, 4096],
  1024: [2048, 3072, 4096, 5120, 6144, 7168, 8192],
  2048: [4096, 5120, 6144, 7168, 8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384],
  4096: [
    8192, 9216, 10240, 11264, 12288, 13312, 14336, 15360, 16384, 17408, 18432, 19456, 20480, 21504,
    22528, 23552, 24576, 25600, 26624, 27648, 28672, 29696, 30720,
  ],
  8192: [16384, 20480, 24576, 28672, 32768, 36864, 40960, 45056, 49152, 53248, 57344, 61440],
  16384: [32768, 40960, 49152, 57344, 65536, 73728, 81920, 90112, 98304, 106496, 114688, 122880],
};
const pairs = Object.entries(allowed).flatMap(([cpu, sizes]) =>
  sizes.map((memory): [number, number] => [Number(cpu), memory]),
);

test("the table has AWS's sizes and no other", () => {
  expect(Object.fromEntries(fargateSizes)).toEqual(allowed);
});

test.each(pairs)("%i CPU units with %i MiB are allowed", (cpu, memory) => {
  expect(sizeProblem(cpu, memory)).toBeUndefined();
});

test.each([
  [256, 4096, "memory is 4096; with cpu 256, allowed is one of 512, 1024, 2048."],
  [512, 512, "memory is 512; with cpu 512, allowed is one of 1024, 2048, 3072, 4096."],
  [256, 1000, "memory is 1000; with cpu 256, allowed is one of 512, 1024, 2048."],
  [300, 512, "cpu is 300; allowed is one of 256, 512, 1024, 2048, 4096, 8192, 16384."],
  [0, 0, "cpu is 0; allowed is one of 256, 512, 1024, 2048, 4096, 8192, 16384."],
])("%i CPU units with %i MiB are refused", (cpu, memory, problem) => {
  expect(sizeProblem(cpu, memory)).toBe(problem);
});

test("the next size beyond the ends of a row is refused", () => {
  for (const [cpu, sizes] of fargateSizes) {
    const [first = 0, second = 0] = sizes;
    const last = sizes.at(-1) ?? 0;
    expect(sizeProblem(cpu, first / 2)).toContain(`with cpu ${cpu}`);
    expect(sizeProblem(cpu, last + (second - first))).toContain(`with cpu ${cpu}`);
  }
});

test("any other pair is refused", () => {
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(130_000), (cpu, memory) => {
      const known = allowed[cpu]?.includes(memory) ?? false;
      expect(sizeProblem(cpu, memory) === undefined).toBe(known);
    }),
  );
});
