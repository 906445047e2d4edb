import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { projectFolder } from "../../../build/project";
import { readExample } from "../../../html/src/views/compare/example";

interface Readers {
  readonly parseReport: (text: string) => unknown;
  readonly checkedFrom: (report: unknown) => unknown;
}

/** The page's readers of files, with that in valibot's place. */
function readersWith(library: string): Readers {
  let readers: Readers | undefined;
  jest.isolateModules(() => {
    jest.doMock("valibot", () => jest.requireActual(library));
    readers = {
      ...require("../../../compare/record/schema"),
      ...require("../../../html/src/views/try/checked"),
    };
  });
  if (readers === undefined) throw new Error("Nothing was loaded.");
  return readers;
}

const real = readersWith("valibot");
const page = readersWith("../../../build/stand-ins/valibot");

const report: unknown = readExample(readFileSync(join(projectFolder, "html/example.js"), "utf8"));
const checked = {
  seconds: 1.5,
  asked: ["GET /"],
  doors: [{ door: "functions", verdict: "ready", because: [] }],
  findings: [],
  untried: [{ what: "POST /", why: "it writes" }],
  unknowable: ["load"],
  unknown: "left out",
};

/** What came of it: what was read, or what was said. */
function outcome(read: () => unknown): unknown {
  try {
    return { read: read() };
  } catch (error) {
    return { said: (error as Error).message };
  }
}

/** A copy in which one thing, found by drawn steps from the root, is another, or is not there. */
function spoilt(value: unknown, steps: readonly number[], put: unknown): unknown {
  const [step, ...rest] = steps;
  const keys = value !== null && typeof value === "object" ? Object.keys(value) : [];
  const key = keys[(step ?? 0) % keys.length];
  if (step === undefined || key === undefined) return put;
  const inside = (value as Record<string, unknown>)[key];
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...(value as object) };
  const next = spoilt(inside, rest, put);
  if (next === undefined && !Array.isArray(copy)) delete copy[key];
  else Object.assign(copy, { [key]: next });
  return copy;
}

const anything = fc.oneof(
  fc.constantFrom(undefined, null, -1, 1.5, 2, "", "functions", "p99", true, [], {}, [1], { a: 1 }),
  fc.jsonValue(),
);
const steps = fc.array(fc.nat(), { maxLength: 7 });

test("what is whole is read alike, without what is not asked for", () => {
  const text = JSON.stringify(report);
  expect(page.parseReport(text)).toEqual(real.parseReport(text));
  expect(page.checkedFrom(checked)).toEqual(real.checkedFrom(checked));
  expect(page.checkedFrom(checked)).not.toHaveProperty("unknown");
});

test("whatever else it is given, the page's stand-in reads and says what valibot does", () => {
  fc.assert(
    fc.property(steps, anything, (at, put) => {
      const text = JSON.stringify(spoilt(report, at, put)) ?? "";
      expect(outcome(() => page.parseReport(text))).toEqual(outcome(() => real.parseReport(text)));
      const other = spoilt(checked, at, put);
      expect(outcome(() => page.checkedFrom(other))).toEqual(
        outcome(() => real.checkedFrom(other)),
      );
    }),
    { numRuns: 300 },
  );
});
