import { jsonOf } from "../compare/load/saved";
import { contentOf, isObject } from "../compare/load/shape";
import { type Answer, HOST } from "./client";

/** What the adapter and each door write themselves, and what tells the time, the length or what follows. */
const ignored =
  /^(connection|content-length|date|etag|keep-alive|server-timing|trailer|transfer-encoding|x-amzn-trace-id|x-backend|x-init-ms|x-instance-id|x-instance-seq|x-ready-age-ms|apigw-requestid)$/;
const MOST = 200;

/** A place of an answer, and what stands there: `status`, `header vary`, `body.items.0.id`. */
export type Difference = readonly [place: string, left: string, right: string];

/** Where two answers differ, in status, headers and body; the scheme of the app's own address apart. */
export function differences(a: Answer, b: Answer): readonly Difference[] {
  if (a.status !== b.status) return [["status", said(a.status), said(b.status)]];
  return [...ofHeaders(a, b), ...ofBodies(a, b)].slice(0, MOST);
}

/** Those whose places are in none of the others. */
export function apartFrom(
  found: readonly Difference[],
  ...others: readonly (readonly Difference[])[]
): readonly Difference[] {
  const places = new Set(others.flat().map(([place]) => place));
  return found.filter(([place]) => !places.has(place));
}

/** A difference in words. */
export const inWords = ([place, left, right]: Difference, a: string, b: string): string =>
  `${place} is ${left} from ${a} and ${right} from ${b}`;

const said = (status: number) => (status === 0 ? "no answer" : String(status));
const isMine = (name: string) => !ignored.test(name);

function ofHeaders(a: Answer, b: Answer): Difference[] {
  const names = new Set([...a.headers, ...b.headers].map(([name]) => name).filter(isMine));
  return [...names].flatMap((name): Difference[] => {
    const [left, right] = [valuesOf(a, name), valuesOf(b, name)];
    // API Gateway says of an answer without a type that it is text: a finding of its own.
    if (name === "content-type" && (left === undefined || right === undefined)) return [];
    return left === right ? [] : [[`header ${name}`, shown(left), shown(right)]];
  });
}

/** Spaces between joined values say nothing; of a cookie its name counts, as its value is often new. */
function valuesOf({ headers }: Answer, name: string): string | undefined {
  const values = headers.filter(([one]) => one === name).map(([, value]) => value);
  if (values.length === 0) return undefined;
  if (name === "set-cookie") return values.map((one) => one.split("=")[0]).join();
  return neutral(values.join().replaceAll(", ", ","));
}

const neutral = (text: string) => text.replaceAll(`https://${HOST}`, `http://${HOST}`);

function ofBodies(a: Answer, b: Answer): Difference[] {
  const [left, right] = [contentOf(a), contentOf(b)];
  if (left.json !== undefined && right.json !== undefined) {
    return between(left.json, right.json, "body");
  }
  if (a.status === 204 || a.status === 304) return [];
  const [one, other] = [textOf(a), textOf(b)];
  if (one === other) return [];
  return inNumbers(one, other) ?? [["body", summary(a), summary(b)]];
}

const NUMBER = /\d+/g;

/** Of two texts that differ in whole numbers alone, each of these by its place; undefined for others. */
function inNumbers(one: string, other: string): Difference[] | undefined {
  if (one.replace(NUMBER, "0") !== other.replace(NUMBER, "0")) return undefined;
  const [left, right] = [one, other].map((text) => text.match(NUMBER) ?? []);
  return left?.flatMap((value, at): Difference[] => {
    const counterpart = right?.[at] ?? "";
    return value === counterpart ? [] : [[`number ${at + 1} of the body`, value, counterpart]];
  });
}

const textOf = ({ body }: Answer) => neutral(Buffer.from(body).toString("latin1"));
const summary = (answer: Answer) =>
  answer.body.length <= 60 && !/[^\x20-\x7e]/.test(textOf(answer))
    ? shown(textOf(answer))
    : `${answer.body.length} bytes`;

function between(a: unknown, b: unknown, place: string): Difference[] {
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return [[`${place}.length`, String(a.length), String(b.length)]];
    return a.flatMap((one, at) => between(one, b[at], `${place}.${at}`));
  }
  if (isObject(a) && isObject(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...names].flatMap((name) => between(a[name], b[name], `${place}.${name}`));
  }
  const same = typeof a === "string" && typeof b === "string" ? neutral(a) === neutral(b) : a === b;
  return same ? [] : [[place, shown(a), shown(b)]];
}

function shown(value: unknown): string {
  if (value === undefined) return "not there";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const whole = (text = "") => (/^\d{1,15}$/.test(text) ? Number(text) : undefined);

/** What stands at a place of an answer, if it is a whole number. */
export function wholeAt(answer: Answer, place: string): number | undefined {
  if (place.startsWith("header ")) {
    return whole(answer.header(place.slice("header ".length)));
  }
  const ofText = /^number (\d+) of the body$/.exec(place)?.[1];
  if (ofText !== undefined) return whole(textOf(answer).match(NUMBER)?.[Number(ofText) - 1]);
  if (place === "body") return whole(Buffer.from(answer.body).toString().trim());
  const keys = place.split(".").slice(1);
  let found = jsonOf(answer.body);
  for (const key of keys) found = (Object(found) as Readonly<Record<string, unknown>>)[key];
  return Number.isSafeInteger(found) ? (found as number) : undefined;
}
