import { type Body, readBody } from "./body";
import { type HeaderRow, headerRows } from "./header-difference";
import { type LineRow, lineRows } from "./line-difference";
import type { Answered } from "./outcome";

/** An answer, and what stood for `{unique}` in its request: a difference that the page made. */
export interface Given {
  readonly answer: Answered;
  readonly unique: string;
}

export interface Difference {
  readonly status: boolean;
  /** What differs first, then what is alike, then what is each one's own. */
  readonly headers: readonly HeaderRow[];
  readonly left: Body;
  readonly right: Body;
  /** Of two bodies that are text; empty otherwise. */
  readonly lines: readonly LineRow[];
  /** `own`: different in what the page sent differently alone. */
  readonly body: "same" | "own" | "laid out alike" | "differs";
}

/** What differs between two answers to one request. */
export function differenceOf(left: Given, right: Given): Difference {
  const [one, other] = [bodyOf(left), bodyOf(right)];
  const texts = "lines" in one && "lines" in other;
  const lines = texts ? lineRows(keysOf(one, left), keysOf(other, right)) : [];
  const body = sameBytes(left, right)
    ? "same"
    : texts && neutral(textOf(left), left) === neutral(textOf(right), right)
      ? "own"
      : texts && lines.every(({ same }) => same)
        ? "laid out alike"
        : "differs";
  return {
    status: left.answer.status !== right.answer.status,
    headers: headerRows(
      left.answer,
      right.answer,
      (values) => ({
        left: values.left && neutral(values.left, left),
        right: values.right && neutral(values.right, right),
      }),
      body === "own",
    ),
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

const bodyOf = ({ answer }: Given): Body => readBody(answer.body, answer.header("content-type"));

const textOf = ({ answer }: Given): string => new TextDecoder().decode(answer.body);

/** The text as it would be if both had been sent the same. */
const neutral = (text: string, { unique }: Given): string => text.replaceAll(unique, "{unique}");

/** In JSON a comma says that more follows, nothing of its line. */
function keysOf(body: Body, given: Given): readonly string[] {
  if (!("lines" in body)) return [];
  const { kind, lines } = body;
  return lines.map((line) => neutral(kind === "json" ? line.replace(/,$/, "") : line, given));
}

function sameBytes(left: Given, right: Given): boolean {
  const [one, other] = [left.answer.body, right.answer.body];
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
