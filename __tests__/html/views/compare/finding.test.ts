import { wordsOn } from "../../../../html/src/views/compare/words";
import { away, local, sampleReport } from "./sample-report";

const findingOf = (...report: Parameters<typeof sampleReport>) =>
  wordsOn(sampleReport(...report)).headline;

test("one sentence with its uncertainty, emulated or not", () => {
  for (const targets of [away, local]) {
    expect(findingOf(targets, 40, 3)).toMatch(
      /^At 20 requests a second containers answered 3\.\d+ ms \(3\.\d+ ms to 3\.\d+ ms\) sooner at the median\.$/,
    );
  }
});

test("no difference is said with what it may be, and too few blocks for what they are", () => {
  expect(findingOf(away, 40)).toMatch(
    /no difference was found: the median of functions is from [\d.]+ ms below that of containers to [\d.]+ ms above it\.$/,
  );
  expect(findingOf(away, 10, 3)).toMatch(/too little was measured.*40 blocks/);
});
