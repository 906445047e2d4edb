import type { Answered } from "./outcome";

export interface HeaderRow {
  readonly name: string;
  readonly left?: string | undefined;
  readonly right?: string | undefined;
  /** `own`: differs by its nature, such as who answered and when. */
  readonly kind: "same" | "differs" | "own";
}

/** A header's value on both sides, undefined where there is none. */
type Values = Pick<HeaderRow, "left" | "right">;

/**
 * The headers of two answers: what differs first, then what is alike, then what is each one's own.
 *
 * @param neutral the values as they would be if both had been sent the same
 * @param bodyIsOwn whether the bodies differ in nothing but what the page sent differently
 */
export function headerRows(
  left: Answered,
  right: Answered,
  neutral: (values: Values) => Values,
  bodyIsOwn: boolean,
): readonly HeaderRow[] {
  const [one, other] = [new Map(left.headers), new Map(right.headers)];
  const all = [...new Set([...one.keys(), ...other.keys()])].sort();
  // The browser has read those of CORS already.
  const names = [...all.filter((name) => !isOfCors(name)), ...all.filter(isOfCors)];
  const rows = names.map((name): HeaderRow => {
    const values = { left: one.get(name), right: other.get(name) };
    const kind = bodyIsOwn && ofBody.has(name) ? ownOrSame(values) : kindOf(name, neutral(values));
    return { name, ...values, kind };
  });
  const order = { differs: 0, same: 1, own: 2 };
  return rows.sort((a, b) => order[a.kind] - order[b.kind]);
}

const isOfCors = (name: string) => name.startsWith("access-control-");

/** What is computed from the body. */
const ofBody = new Set(["content-digest", "content-length", "content-md5", "etag", "repr-digest"]);

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
  "x-ready-age-ms",
]);

const ownOrSame = ({ left, right }: Values) => (left === right ? "same" : "own");

function kindOf(name: string, { left, right }: Values): HeaderRow["kind"] {
  if (own.has(name)) return "own";
  if (left === right) return "same";
  if (left === undefined || right === undefined) return "differs";
  // Of timings the numbers are each one's own, not what was timed.
  const timed = (value: string) => value.replace(/dur=[\d.]+/g, "dur=");
  return name === "server-timing" && timed(left) === timed(right) ? "own" : "differs";
}
