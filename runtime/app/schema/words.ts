import * as v from "valibot";
import { wholeFrom } from "../whole";

/** The message of an issue says what is allowed; `formatProblems` puts place and value before it. */
const says = new WeakMap<object, string>();
const saying = <Schema extends object>(schema: Schema, allowed: string): Schema => {
  says.set(schema, allowed);
  return schema;
};
export const text = (form: RegExp, allowed: string) =>
  saying(v.pipe(v.string(allowed), v.regex(form, allowed)), allowed);
export const whole = (least: number, most: number) => {
  const allowed = wholeFrom(least, most);
  return v.pipe(
    v.number(allowed),
    v.integer(allowed),
    v.minValue(least, allowed),
    v.maxValue(most, allowed),
  );
};
export const list = <Item extends v.GenericSchema>(item: Item, allowed: string) =>
  saying(v.array(item, allowed), allowed);
export const object = <Entries extends v.ObjectEntries>(entries: Entries, allowed: string) =>
  saying(
    v.strictObject(entries, (issue) => {
      // An unknown key is an issue of the object with "never" expected; so is a missing one, by its name.
      if (issue.expected === "never") return `one of ${Object.keys(entries).join(", ")}`;
      const missing = entries[issue.expected?.replace(/^"|"$/g, "") ?? ""];
      return (missing && says.get(missing)) ?? allowed;
    }),
    allowed,
  );

/** Issues in words: place, value and what is allowed, one a line. */
export function formatProblems(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => {
      if (issue.kind === "validation" && issue.type === "raw_check") return issue.message;
      const place = v.getDotPath(issue) ?? "it";
      const unknownKey = issue.expected === "never";
      if (unknownKey) return `${place} is not known; allowed is ${issue.message}.`;
      return `${place} is ${shown(issue.input)}; allowed is ${issue.message}.`;
    })
    .join("\n");
}

function shown(value: unknown): string {
  if (value === undefined) return "missing";
  const text =
    typeof value === "function" ? "a function" : (JSON.stringify(value) ?? String(value));
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
