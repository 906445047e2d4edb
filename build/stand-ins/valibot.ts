/**
 * In place of valibot on the page, which is loaded over a network: the part of it that the page's readers
 * of files use, with the same answers and the same words. It ends at the first fault, as they ask of it.
 */
interface Schema {
  readonly expects?: string;
  /** The value as it is read. @throws Wrong */
  readonly read: (value: unknown) => unknown;
  /** Of an object's entry: whether it may be left out. */
  readonly optional?: true;
}
type Entries = Readonly<Record<string, Schema>>;
type Key = string | number;

class Wrong {
  /** Where, from the outermost key on. */
  readonly path: Key[] = [];
  constructor(readonly message: string) {}
}

function inWords(value: unknown): string {
  const type = typeof value;
  if (type === "string") return `"${value}"`;
  if (type !== "object" && type !== "function")
    return type === "number" || type === "boolean" ? `${value}` : type;
  return (value && Object.getPrototypeOf(value)?.constructor?.name) ?? "null";
}

/** Takes what holds, and says of all else what was expected. */
const expecting = (
  what: string,
  holds: (value: never) => unknown,
  expects?: string,
  read: Schema["read"] = (value) => value,
): Schema => ({
  ...(expects !== undefined && { expects }),
  read(value) {
    if (holds(value as never)) return read(value);
    const start = expects === undefined ? "R" : `Expected ${expects} but r`;
    throw new Wrong(`Invalid ${what}: ${start}eceived ${inWords(value)}`);
  },
});

/** What is read at a key. */
function at(key: Key, { read }: Schema, value: unknown): unknown {
  try {
    return read(value);
  } catch (error) {
    if (error instanceof Wrong) error.path.unshift(key);
    throw error;
  }
}

const isObject = (value: unknown) => value && typeof value === "object";

export const string = () => expecting("type", (value) => typeof value === "string", "string");
export const boolean = () => expecting("type", (value) => typeof value === "boolean", "boolean");
export const number = () =>
  expecting("type", (value) => typeof value === "number" && !Number.isNaN(value), "number");
export const finite = () => expecting("finite", Number.isFinite);
export const integer = () => expecting("integer", Number.isInteger);
export const minValue = (least: number) =>
  expecting("value", (value) => value >= least, `>=${least}`);
export const check = (
  holds: (value: never) => boolean,
  say: (issue: { readonly input: never }) => string,
): Schema => ({
  read(value) {
    if (holds(value as never)) return value;
    throw new Wrong(say({ input: value as never }));
  },
});
export const transform = (read: (value: never) => unknown) => ({ read });

export const literal = (one: unknown) => expecting("type", (value) => value === one, inWords(one));
export function picklist(options: readonly string[]) {
  const words = options.map(inWords).join(" | ");
  return expecting(
    "type",
    (value) => options.includes(value),
    words.includes("|") ? `(${words})` : words,
  );
}

export const optional = (schema: Schema): Schema => ({
  optional: true,
  read: (value) => (value === undefined ? value : schema.read(value)),
});

export const pipe = (...steps: readonly Schema[]): Schema => ({
  read: (value) => steps.reduce((so, { read }) => read(so), value),
});

export const array = (item: Schema) =>
  expecting("type", Array.isArray, "Array", (values) =>
    (values as unknown[]).map((value, index) => at(index, item, value)),
  );

export const tuple = (items: readonly Schema[]) =>
  expecting("type", Array.isArray, "Array", (values) =>
    items.map((item, index) => at(index, item, (values as unknown[])[index])),
  );

export const object = (entries: Entries) =>
  expecting("type", isObject, "Object", (value) => {
    const given = value as Record<string, unknown>;
    const found: Record<string, unknown> = {};
    for (const [key, schema] of Object.entries(entries)) {
      if (key in given) found[key] = at(key, schema, given[key]);
      else if (!schema.optional) at(key, missing(key), undefined);
    }
    return found;
  });

const missing = (key: string) => expecting("key", () => false, `"${key}"`);

const unsafe = ["__proto__", "prototype", "constructor"];

/** Keys are text in any case. */
export const record = (_: Schema, each: Schema) =>
  expecting("type", isObject, "Object", (value) =>
    Object.fromEntries(
      Object.entries(value as object).flatMap(([key, one]) =>
        unsafe.includes(key) ? [] : [[key, at(key, each, one)]],
      ),
    ),
  );

export function safeParse({ read }: Schema, value: unknown) {
  try {
    return { success: true, output: read(value) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { success: false, issues: [error] };
  }
}

export const getDotPath = ({ path }: Wrong) => (path.length > 0 ? path.join(".") : null);
