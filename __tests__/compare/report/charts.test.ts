import { exampleInputs } from "../../../compare/cost";
import { breakEven } from "../../../compare/cost/break-even";
import { pricesOf } from "../../../compare/prices";
import { costChart } from "../../../compare/report/charts/cost-curves";
import { cumulativeChart } from "../../../compare/report/charts/cumulative";
import { type ChartNode, line, node, stairs } from "../../../compare/report/charts/nodes";
import { percentileChart } from "../../../compare/report/charts/percentiles";
import { svgOf } from "../../../compare/report/charts/svg";

const size = { width: 400, height: 300 };

/** All nodes of a class. */
function ofClass(chart: ChartNode, name: string): ChartNode[] {
  const own = (chart.attributes.class ?? "").split(" ").includes(name) ? [chart] : [];
  return [
    ...own,
    ...chart.children.flatMap((each) => (typeof each === "string" ? [] : ofClass(each, name))),
  ];
}

test("a node is written as an element; text and attributes are escaped, numbers rounded", () => {
  const chart = node("text", { x: 1.26, class: 'a"b' }, "1 < 2 & 3", node("title", {}, "<b>"));
  expect(svgOf(chart)).toBe(
    '<text x="1.3" class="a&#34;b">1 &#60; 2 &#38; 3<title>&#60;b&#62;</title></text>',
  );
});

test("stairs hold each value until the next", () => {
  const [path] = stairs(
    [
      [10, 80],
      [20, 40],
    ],
    100,
    "functions",
  );
  expect(path?.attributes).toEqual({
    class: "line functions",
    d: "M10.0 100.0H10.0V80.0H20.0V40.0",
  });
  expect(stairs([], 100, "functions")).toEqual([]);
  expect(line([], "functions")).toEqual([]);
});

test("a cumulative distribution goes in steps from nothing to all that were answered", () => {
  const latencies = {
    functions: { count: 5, answered: [1, 1, 1, 2] },
    containers: { count: 0, answered: [] },
  };
  const [path, ...others] = ofClass(cumulativeChart(latencies, size, "x"), "line");
  expect(others).toEqual([]);
  // The box: 0 % is 44 pixels above the lower edge, 100 % is 26 below the upper one.
  expect(path?.attributes.d).toMatch(/^M[\d.]+ 256\.0H[\d.]+V118\.0H[\d.]+V72\.0$/);
});

test("costs: three curves, where they meet, and what is looked at, each told by its form too", () => {
  const prices = pricesOf("us-east-1");
  const point = breakEven(exampleInputs, prices);
  const chart = costChart(
    { inputs: exampleInputs, prices, breakEven: point, here: 1e6 },
    size,
    "x",
  );
  expect(ofClass(chart, "line")).toHaveLength(3);
  expect(ofClass(chart, "mark")).toHaveLength(point.kind === "at" ? point.all.length : 0);
  expect(ofClass(chart, "interval")).toEqual([]);
  expect(ofClass(chart, "dot").map(({ tag }) => tag)).toEqual(["circle", "rect"]);
  const plain = costChart({ inputs: exampleInputs, prices, breakEven: point }, size, "x");
  expect(ofClass(plain, "dot")).toEqual([]);
  expect(ofClass(plain, "here")).toEqual([]);
});

test("an interval that reaches far above all values stays in its chart", () => {
  const curve = [0.5, 0.9, 0.95].map((q) => ({
    q,
    kind: "estimate" as const,
    value: 10 * q,
    low: q,
    high: 1_000 * q,
  }));
  const chart = percentileChart({ functions: curve, containers: [] }, size, "");
  const [{ attributes } = { attributes: {} }] = ofClass(chart, "band") as {
    attributes: { d?: string };
  }[];
  const heights = [...(attributes.d ?? "").matchAll(/[ML][\d.-]+ ([\d.-]+)/g)].map(([, y]) =>
    Number(y),
  );
  expect(heights).toHaveLength(6);
  expect(Math.min(...heights)).toBeGreaterThan(0);
});
