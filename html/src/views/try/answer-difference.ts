import { type Body, readBody } from "./body";
import { type LineRow, lineRows } from "./line-difference";
import type { Answered } from "./outcome";

/** An answer, and what stood for `{unique}` in its request: a difference that the page made. */
export interface Given {
  readonly answer: Answered;
  readonly unique: string;
}

export interface HeaderRow {
  readonly name: string;
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  /** `own`: differs by its nature, such as who answered and when. */
  readonly kind: "same" | "differs" | "own";
}

export interface Difference {
  readonly status: boolean;
  /** What differs first, then what is alike, then what is each one's own. */
  readonly headers: readonly HeaderRow[];
  readonly left: Body;
  readonly right: Body;
  /** Of two bodies that are text; empty otherwise. */
  readonly lines: readonly LineRow[];
  readonly body: "same" | "differs" | "laid out alike";
}

/** What differs between two answers to one request. */
export function differenceOf(left: Given, right: Given): Difference {
  const bodies = [left, right].map(({ answer }) =>
    readBody(answer.body, answer.header("content-type")),
  );
  const [one, other] = bodies as [Body, Body];
  const lines =
    "lines" in one && "lines" in other
      ? lineRows(keysOf(one, left.unique), keysOf(other, right.unique))
      : [];
  const alike = "lines" in one && "lines" in other ? lines.every(({ same }) => same) : false;
  const body = sameBytes(left, right) ? "same" : alike ? "laid out alike" : "differs";
  return {
    status: left.answer.status !== right.answer.status,
    headers: headerRows(left, right),
    left: one,
    right: other,
    lines,
    body,
  };
}

/** How many things differ that should not, for words on it. */
export function countsOf({ status, headers, lines, body }: Difference) {
  return {
    status: Number(status),
    headers: headers.filter(({ kind }) => kind === "differs").length,
    lines: lines.filter(({ same }) => !same).length,
    body: Number(body === "differs"),
  };
}

const linesOf = (body: Body): readonly string[] => ("lines" in body ? body.lines : []);

/** The text as it would be if both had been sent the same. */
const neutral = (text: string, unique: string): string => text.replaceAll(unique, "{unique}");

/** In JSON a comma says that more follows, nothing of its line. */
const keysOf = (body: Body, unique: string): readonly string[] =>
  linesOf(body).map((line) =>
    neutral(body.kind === "json" ? line.replace(/,$/, "") : line, unique),
  );

function sameBytes(left: Given, right: Given): boolean {
  const [one, other] = [left.answer.body, right.answer.body];
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** What says who answered, when, and on which way: it differs between any two answers. */
const own = new Set([
  "age",
  "apigw-requestid",
  "date",
  "via",
  "x-amz-apigw-id",
  "x-amz-cf-id",
  "x-amz-cf-pop",
  "x-amzn-requestid",
  "x-amzn-trace-id",
  "x-backend",
  "x-cache",
  "x-init-ms",
  "x-instance-id",
  "x-instance-seq",
]);

const isOfCors = (name: string) => name.startsWith("access-control-");

function headerRows(left: Given, right: Given): readonly HeaderRow[] {
  const [one, other] = [new Map(left.answer.headers), new Map(right.answer.headers)];
  const all = [...new Set([...one.keys(), ...other.keys()])].sort();
  // The browser has read those of CORS already.
  const names = [...all.filter((name) => !isOfCors(name)), ...all.filter(isOfCors)];
  const rows = names.map((name): HeaderRow => {
    const values = { left: one.get(name), right: other.get(name) };
    return { name, ...values, kind: kindOf(name, values, [left.unique, right.unique]) };
  });
  const order = { differs: 0, same: 1, own: 2 };
  return rows.sort((a, b) => order[a.kind] - order[b.kind]);
}

function kindOf(
  name: string,
  { left, right }: Pick<HeaderRow, "left" | "right">,
  [leftUnique, rightUnique]: readonly [string, string],
): HeaderRow["kind"] {
  if (own.has(name)) return "own";
  if (left === undefined || right === undefined) return "differs";
  if (left === right) return "same";
  // Of timings the numbers are each one's own, not what was timed.
  const timed = (value: string) => value.replace(/dur=[\d.]+/g, "dur=");
  if (name === "server-timing" && timed(left) === timed(right)) return "own";
  return neutral(left, leftUnique) === neutral(right, rightUnique) ? "same" : "differs";
}
