import { readFileSync } from "node:fs";
import { join } from "node:path";

const style = readFileSync(join(__dirname, "../../html/src/style.css"), "utf8");

/** The luminance of `#rgb` or `#rrggbb` as WCAG 2.2 defines it. */
function luminance(color: string): number {
  const long = color.length === 4 ? color.replace(/[0-9a-f]/gi, "$&$&") : color;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(long.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour of the style sheet, as `[light, dark]`. */
function token(name: string): readonly [string, string] {
  const match = new RegExp(`--${name}: light-dark\\((#\\w+), (#\\w+)\\)`).exec(style);
  if (!match?.[1] || !match[2]) throw new Error(`style.css has no colours for --${name}`);
  return [match[1], match[2]];
}

test("contrast is as WCAG computes it", () => {
  expect(contrast("#fff", "#000000")).toBeCloseTo(21);
  expect(contrast("#777777", "#fff")).toBeCloseTo(4.48, 2);
});

// Text needs 4.5 to 1 and the edge of a control 3 to 1: level AA.
test.each([
  ["ink", "page", 4.5],
  ["ink", "card", 4.5],
  ["ink", "sunken", 4.5],
  ["soft", "page", 4.5],
  ["soft", "card", 4.5],
  ["soft", "sunken", 4.5],
  ["bad", "bad-ground", 4.5],
  ["bad", "page", 4.5],
  ["functions", "card", 4.5],
  ["containers", "card", 4.5],
  ["functions", "page", 4.5],
  ["containers", "page", 4.5],
  ["ink", "differs", 4.5],
  ["ink", "differs-strong", 4.5],
  ["soft", "differs", 4.5],
  ["edge", "page", 3],
  ["edge", "card", 3],
  ["focus", "page", 3],
])("%s on %s has a contrast of %p at least, in light and dark", (front, ground, least) => {
  const [light, dark] = [0, 1].map((mode) =>
    contrast(token(front)[mode] ?? "", token(ground)[mode] ?? ""),
  );
  expect(light).toBeGreaterThanOrEqual(least);
  expect(dark).toBeGreaterThanOrEqual(least);
});
