import type { Figure } from "../../bench/bench";
import { pictureOf } from "../../bench/report/picture";
import { Progress } from "../../bench/report/progress";
import { isReached, ratiosOf, spreadOf } from "../../bench/report/ratios";
import { tableOf } from "../../bench/report/table";
import { figure, partOf } from "./figures";

const [raw, ours, slow, flask] = figure.contenders;
if (!raw || !ours || !slow || !flask) throw new Error("the figure has four contenders");

describe("ratios", () => {
  test("are of the same round", () => {
    expect(ratiosOf(figure, ours)).toEqual([0.6, 0.4, 0.6]);
    expect(ratiosOf(figure, raw)).toEqual([1, 1, 1]);
    expect(ratiosOf(figure, flask)).toEqual([]);
  });

  test("have a median and the quartiles around it", () => {
    expect(spreadOf([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4 });
  });

  test("reach an aim by their median, on the side that is better", () => {
    expect(isReached(figure, ours)).toBe(true);
    expect(isReached({ ...figure, aim: 0.7 }, ours)).toBe(false);
    expect(isReached({ ...figure, better: "less" }, ours)).toBe(false);
  });

  test("of peers are judged by nobody", () => {
    expect(isReached(figure, slow)).toBeUndefined();
    expect(isReached({ ...figure, contenders: [] }, ours)).toBeUndefined();
  });

  test("without a base the value itself is judged", () => {
    const alone: Figure = { name: "a", unit: "s", better: "less", aim: 81, contenders: [ours] };
    expect(isReached(alone, ours)).toBe(true);
    expect(isReached({ ...alone, aim: 79 }, ours)).toBe(false);
  });
});

describe("the table", () => {
  test("says median, quartiles, ratio and aim of each, and why one was skipped", () => {
    expect(tableOf(partOf("server")).split("\n")).toEqual([
      "server (Node 22.23.3, 2026-11-24)",
      "",
      "server: a store, more is better",
      "  requests/s  median     quartiles  x raw       quartiles  aim 0.500",
      "  raw            200    150 to 300   1.00    1.00 to 1.00",
      "  ours          80.0   70.0 to 160  0.600  0.500 to 0.600    reached",
      "  slow          40.0  25.0 to 40.0  0.100  0.100 to 0.150",
      "  Flask was skipped: pip install flask",
    ]);
  });
});

describe("the picture", () => {
  test("has a bar for each that was measured, as long as its ratio", () => {
    const svg = pictureOf([partOf("server")]);
    const bars = [...svg.matchAll(/<rect class="bar( ours)?"[^>]* width="([\d.]+)"/g)];
    const widths = bars.map(([, , width]) => Number(width));
    expect(bars.map(([, emphasis]) => emphasis)).toEqual([undefined, " ours", undefined]);
    const [longest = 0] = widths;
    expect(widths.map((width) => width / longest)).toEqual([
      1,
      expect.closeTo(0.6, 2),
      expect.closeTo(0.1, 2),
    ]);
    expect(svg).toContain("0.600 ✓");
    expect(svg).not.toContain("<fast>");
  });

  test("shows Node 22 alone, and what has an aim", () => {
    const { aim: _, ...aimless } = figure;
    const parts = [partOf("server", "24.21.0"), { ...partOf("start"), figures: [aimless] }];
    expect(pictureOf(parts)).not.toContain('class="bar');
  });

  test("of nothing says how to measure", () => {
    expect(pictureOf([])).toContain("npm run bench");
  });
});

describe("progress", () => {
  const written = (isTTY: boolean) => {
    const texts: string[] = [];
    const progress = new Progress({ isTTY, columns: 8, write: (text) => texts.push(text) });
    progress.say("first");
    progress.say("first");
    progress.say("the second");
    progress.clear();
    return texts;
  };

  test("rewrites one line of a terminal", () => {
    expect(written(true)).toEqual(["\r\x1b[2Kfirst", "\r\x1b[2Kthe sec", "\r\x1b[2K"]);
  });

  test("is a line for each change elsewhere", () => {
    expect(written(false)).toEqual(["first\n", "the second\n"]);
  });
});
