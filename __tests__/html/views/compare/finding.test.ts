import { findingOf } from "../../../../html/src/views/compare/finding";
import { away, local, sampleReport } from "./sample-report";

test("one sentence with its uncertainty, emulated or not", () => {
  for (const targets of [away, local]) {
    expect(findingOf(sampleReport(targets, 40, 3))).toMatch(
      /^At 20 requests a second containers answered 3\.\d+ ms \(3\.\d+ ms to 3\.\d+ ms\) sooner at the median\.$/,
    );
  }
});

test("no difference is said with what it may be, and too few blocks for what they are", () => {
  expect(findingOf(sampleReport(away, 40))).toMatch(
    /no difference was found: the median of functions less that of containers is .+ to .+ ms\.$/,
  );
  expect(findingOf(sampleReport(away, 10, 3))).toMatch(/too little was measured.*40 blocks/);
});
